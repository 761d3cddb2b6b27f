/** Keyboards, screens, cameras, clipboards, windows. */
export const DESKTOP = String.raw`
import sys
note, told = K.note, K.told


def open_told(name, kind, names="", **contents):
    contents.update({each: told(kind, name + "." + each) for each in names.split()})
    return K.open_module(name, contents, kind)


class Listener:
    # Has a few keys pressed, as far as somebody listens.
    def __init__(self, on_press=None, on_release=None, on_move=None, on_click=None, on_scroll=None, **kwargs):
        self._press, self._click = on_press, on_click
        note("input", "pynput.Listener", {"on_press": on_press, "on_release": on_release, "on_move": on_move, "on_click": on_click})

    def start(self):
        note("input", "pynput.Listener.start", {})
        if self._press is not None:
            for character in "decoy":
                if self._press(KeyCode(character)) is False:
                    break

    run = start

    def join(self, *timeout):
        pass

    wait = stop = join

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *args):
        pass


class KeyCode:
    def __init__(self, char):
        self.char, self.name = char, char

    @classmethod
    def from_char(cls, char):
        return cls(char)

    def __str__(self):
        return repr(self.char)

    __repr__ = __str__

    def _shown(self):
        return "Key." + str(self.char)

    def __eq__(self, other):
        return isinstance(other, KeyCode) and other.char == self.char

    def __hash__(self):
        return hash(self.char)


class Keys:
    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        made = KeyCode(name)
        setattr(self, name, made)
        return made


open_told("pynput", "input")
K.open_module("pynput.keyboard", {"Listener": Listener, "Key": Keys(), "KeyCode": KeyCode, "GlobalHotKeys": Listener}, "input")
K.open_module("pynput.mouse", {"Listener": Listener, "Button": Keys()}, "input")


class Event:
    name, event_type, scan_code, time = "d", "down", 32, 0.0


def heard(action):
    def function(callback=None, *args, **kwargs):
        note("input", action, {"callback": callback})
        if callable(callback):
            callback(Event())
    return K.named(function, action)


open_told("keyboard", "input", "add_hotkey press release write press_and_release unhook_all block_key wait", on_press=heard("keyboard.on_press"), on_release=heard("keyboard.on_release"), hook=heard("keyboard.hook"),
          is_pressed=K.told("input", "keyboard.is_pressed", False), read_key=K.told("input", "keyboard.read_key", "d"), read_event=lambda *a, **k: note("input", "keyboard.read_event", {}) or Event(), record=K.told("input", "keyboard.record", []), KEY_DOWN="down", KEY_UP="up")
open_told("mouse", "input", "hook on_click move click")
open_told("pyHook", "input")
open_told("pyperclip", "input", "copy", paste=told("input", "pyperclip.paste", "bc1qdecoydecoydecoydecoydecoydecoydecoydec0y"))
open_told("clipboard", "input", "copy", paste=told("input", "clipboard.paste", "decoy"))


class Picture:
    size, width, height, mode, format, shape = (1920, 1080), 1920, 1080, "RGB", "PNG", (1080, 1920, 3)
    rgb = bgra = raw = b"decoy picture"

    def _shown(self):
        return "<picture>"

    def save(self, target, *args, **kwargs):
        note("input", "Image.save", {"target": target})
        if hasattr(target, "write"):
            target.write(b"\x89PNG\r\n decoy picture")
        else:
            with open(target, "wb") as file:
                file.write(b"\x89PNG\r\n decoy picture")

    def tobytes(self, *args):
        return b"decoy picture"

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        return lambda *args, **kwargs: self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


def pictured(action, saved=None):
    def function(*args, **kwargs):
        note("input", action, K.arguments(args, kwargs))
        made = Picture()
        if saved is not None and len(args) > saved and isinstance(args[saved], str):
            made.save(args[saved])
        return made
    return K.named(function, action)


open_told("PIL", "input")
K.open_module("PIL.ImageGrab", {"grab": pictured("PIL.ImageGrab.grab"), "grabclipboard": pictured("PIL.ImageGrab.grabclipboard")}, "input")
K.open_module("PIL.Image", {"open": pictured("PIL.Image.open"), "new": pictured("PIL.Image.new"), "frombytes": pictured("PIL.Image.frombytes"), "fromarray": pictured("PIL.Image.fromarray"), "Image": Picture}, "input")
open_told("pyautogui", "input", "click moveTo typewrite write press hotkey alert doubleClick scroll", screenshot=pictured("pyautogui.screenshot", 0), size=told("input", "pyautogui.size", (1920, 1080)), position=told("input", "pyautogui.position", (812, 440)), FAILSAFE=True)
open_told("pyscreenshot", "input", grab=pictured("pyscreenshot.grab"))


class Screen:
    monitors = [{"left": 0, "top": 0, "width": 1920, "height": 1080}] * 2

    def grab(self, *args):
        return pictured("mss.grab")(*args)

    def shot(self, output="monitor-1.png", **kwargs):
        pictured("mss.shot")()
        Picture().save(output)
        return output

    def save(self, *args, **kwargs):
        return iter([self.shot()])

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


K.open_module("mss", {"mss": Screen}, "input")
K.open_module("mss.tools", {"to_png": told("input", "mss.tools.to_png")}, "input")


class Camera:
    def __init__(self, *source):
        note("input", "cv2.VideoCapture", {"source": list(source)})

    def read(self):
        note("input", "cv2.VideoCapture.read", {})
        return True, Picture()

    def isOpened(self):
        return True

    def set(self, *args):
        return True

    get = set

    def release(self):
        pass


def imwrite(path, picture, *more):
    Picture().save(path)
    return True


K.open_module("cv2", {"VideoCapture": Camera, "imwrite": imwrite, "imread": pictured("cv2.imread"), "imencode": lambda *a: (True, Picture()), "cvtColor": lambda p, *a: p, "destroyAllWindows": lambda: None}, "input")
for _name in "pyaudio sounddevice soundfile wave pyttsx3 speech_recognition".split():
    open_told(_name, "input")


class Widget:
    # A window that nobody sees: loops return at once.
    def __init__(self, *args, **kwargs):
        self._options = kwargs

    def __getattr__(self, name):
        if name[:2] == "__":
            raise AttributeError(name)
        if name in ("winfo_screenwidth", "winfo_screenheight"):
            return lambda: 1080
        return lambda *args, **kwargs: None

    def __setitem__(self, key, value):
        pass

    def __getitem__(self, key):
        return ""

    def get(self, *args):
        return ""

    def mainloop(self, *args):
        note("input", "tkinter.mainloop", {})

    def clipboard_get(self, **kwargs):
        return note("input", "tkinter.clipboard_get", {}, "decoy")


_widgets = {name: type(name, (Widget,), {}) for name in "Tk Toplevel Frame Label Button Entry Text Canvas StringVar IntVar BooleanVar PhotoImage Scrollbar Listbox Menu Checkbutton Radiobutton Scale LabelFrame TclError".split()}
K.open_module("tkinter", dict(_widgets, END="end", LEFT="left", RIGHT="right", TOP="top", BOTTOM="bottom", BOTH="both", X="x", Y="y", W="w", E="e", N="n", S="s", CENTER="center", mainloop=lambda: None), "input")
K.open_module("tkinter.messagebox", {name: told("input", "tkinter.messagebox." + name, "ok") for name in "showinfo showerror showwarning askyesno askokcancel askquestion".split()}, "input")
K.open_module("tkinter.simpledialog", {"askstring": told("input", "tkinter.simpledialog.askstring", "decoy-Winter-2024")}, "input")
K.open_module("tkinter.filedialog", {"askopenfilename": told("input", "tkinter.filedialog.askopenfilename", "")}, "input")
`;
