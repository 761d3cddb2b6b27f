const WINTYPES = String.raw`
import ctypes as _ctypes

for _names, _of in (
    ("BYTE BOOLEAN", "c_ubyte"), ("WORD USHORT ATOM", "c_ushort"), ("SHORT", "c_short"), ("DWORD ULONG UINT COLORREF", "c_ulong"),
    ("INT BOOL LONG", "c_long"), ("FLOAT", "c_float"), ("DOUBLE", "c_double"), ("CHAR", "c_char"), ("WCHAR", "c_wchar"),
    ("LARGE_INTEGER", "c_longlong"), ("ULARGE_INTEGER", "c_ulonglong"), ("LPSTR LPCSTR", "c_char_p"), ("LPWSTR LPCWSTR", "c_wchar_p"),
    ("HANDLE HWND HMODULE HINSTANCE HKEY HHOOK HDC HBITMAP HICON HMENU HBRUSH LPVOID LPCVOID HGLOBAL SC_HANDLE WPARAM LPARAM LRESULT "
     "SIZE_T ULONG_PTR LONG_PTR", "c_void_p"),
):
    for _each in _names.split():
        globals()[_each] = getattr(_ctypes, _of)
for _each in "DWORD", "BOOL", "HANDLE", "BYTE", "WORD", "INT", "UINT", "LONG", "ULONG":
    globals()["LP" + _each] = globals()["P" + _each] = _ctypes.POINTER(globals()[_each])


class POINT(_ctypes.Structure):
    _fields_ = [("x", LONG), ("y", LONG)]


class RECT(_ctypes.Structure):
    _fields_ = [("left", LONG), ("top", LONG), ("right", LONG), ("bottom", LONG)]


class MSG(_ctypes.Structure):
    _fields_ = [("hWnd", HWND), ("message", UINT), ("wParam", WPARAM), ("lParam", LPARAM), ("time", DWORD), ("pt", POINT)]


MAX_PATH = 260
`;

const CTYPES_UTIL = String.raw`
def find_library(name):
    return name + ".dll" if _windows else "lib" + str(name) + ".so.6"


find_msvcrt = lambda: "msvcrt.dll"
`;

export const WINTYPES_MODULES: Readonly<Record<string, string>> = {
  "ctypes.wintypes": WINTYPES,
  "ctypes.util": CTYPES_UTIL,
};
