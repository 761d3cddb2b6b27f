const IMAGE = String.raw`
class _Image:
    size = (1920, 1080)
    width, height, mode, format, info = 1920, 1080, "RGB", "PNG", {}

    def __init__(self, of):
        self._of = of

    def save(self, fp, format=None, **params):
        _note("file", "PIL.Image.save", {"operation": "write", "path": fp if isinstance(fp, str) else "", "of": self._of})
        data = b"\x89PNG\r\n\x1a\n decoy picture"
        if hasattr(fp, "write"):
            fp.write(data)
        else:
            _write_file(fp, data)

    def tobytes(self, *args):
        return b"\0" * 64

    getpixel = lambda self, place: (0, 0, 0)
    getdata = lambda self: []

    def _same(self, *args, **kwargs):
        return self

    resize = convert = crop = copy = rotate = thumbnail = filter = transpose = _same
    putpixel = show = close = paste = lambda self, *args, **kwargs: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass
`;

const PIL_IMAGE =
  IMAGE +
  String.raw`
LANCZOS = BICUBIC = BILINEAR = NEAREST = ANTIALIAS = 1
Image = _Image


def open(fp, mode="r", formats=None):
    if isinstance(fp, str):
        _builtins.open(fp, "rb").close()
    return _Image("a picture")


new = lambda mode, size, color=0: _Image("a new picture")
fromarray = frombytes = lambda *args, **kwargs: _Image("data")
_open_ended(_module, "PIL.Image")
`;

const IMAGEGRAB =
  IMAGE +
  String.raw`
def grab(bbox=None, include_layered_windows=False, all_screens=False, xdisplay=None):
    _note("input", "PIL.ImageGrab.grab", {"box": bbox})
    return _Image("the screen")


def grabclipboard():
    _note("input", "PIL.ImageGrab.grabclipboard", {})
    return None
`;

const PYAUTOGUI =
  IMAGE +
  String.raw`
FAILSAFE, PAUSE = True, 0.1


class FailSafeException(Exception):
    pass


def screenshot(imageFilename=None, region=None):
    _note("input", "pyautogui.screenshot", {"path": imageFilename, "region": region})
    made = _Image("the screen")
    if imageFilename:
        made.save(imageFilename)
    return made


size = lambda: (1920, 1080)
position = lambda: (_note("input", "pyautogui.position", {}), (812, 417))[1]
onScreen = lambda *args: True
for _name in "click moveTo moveRel move write typewrite press hotkey keyDown keyUp scroll dragTo doubleClick rightClick alert".split():
    globals()[_name] = _telling("input", "pyautogui." + _name)
prompt = password = lambda *args, **kwargs: (_note("input", "pyautogui.prompt", {"args": list(args)}), _persona["typed"])[1]
confirm = lambda *args, **kwargs: "OK"
_open_ended(_module, "pyautogui")
`;

const MSS =
  IMAGE +
  String.raw`
class mss:
    monitors = [{"left": 0, "top": 0, "width": 1920, "height": 1080}] * 2

    def __init__(self, *args, **kwargs):
        pass

    def shot(self, mon=1, output="monitor-1.png", callback=None):
        _note("input", "mss.shot", {"path": output})
        _write_file(output, b"\x89PNG\r\n\x1a\n decoy picture")
        return output

    def grab(self, monitor):
        _note("input", "mss.grab", {"monitor": monitor})
        made = _Image("the screen")
        made.rgb = made.bgra = made.raw = b"\0" * 64
        return made

    close = lambda self: None

    def __enter__(self):
        return self

    def __exit__(self, *args):
        pass


MSS = mss
tools = _ModuleType("mss.tools")
tools.to_png = lambda data, size, level=6, output=None: _write_file(output, b"\x89PNG decoy") if output else b"\x89PNG decoy"
_modules["mss.tools"] = tools
`;

const CV2 =
  IMAGE +
  String.raw`
CAP_PROP_FRAME_WIDTH, CAP_PROP_FRAME_HEIGHT, CAP_DSHOW, COLOR_BGR2RGB, COLOR_BGR2GRAY = 3, 4, 700, 4, 6


class VideoCapture:
    def __init__(self, index=0, *args):
        self._left = 5
        _note("input", "cv2.VideoCapture", {"device": index})

    def read(self):
        self._left -= 1
        return self._left >= 0, _Image("the camera")

    isOpened = lambda self: True
    set = get = lambda self, *args: 0
    release = open = grab = lambda self, *args: None


def imwrite(filename, img, params=None):
    _note("file", "cv2.imwrite", {"operation": "write", "path": filename})
    _write_file(filename, b"\xff\xd8\xff\xe0 decoy picture")
    return True


imencode = lambda ext, img, params=None: (True, _Image("data"))
waitKey = lambda delay=0: 27
_open_ended(_module, "cv2")
`;

export const SCREEN_MODULES: Readonly<Record<string, string>> = {
  PIL: "_open_ended(_module, 'PIL')\n",
  "PIL.Image": PIL_IMAGE,
  "PIL.ImageGrab": IMAGEGRAB,
  pyscreenshot: IMAGEGRAB,
  pyautogui: PYAUTOGUI,
  mss: MSS,
  cv2: CV2,
};
