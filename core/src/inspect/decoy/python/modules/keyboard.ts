/** Screen, keyboard, clipboard, camera, windows. */
const PYNPUT = String.raw`
_prepare("pynput.keyboard")
_prepare("pynput.mouse")
`;

/** What somebody types while a script listens, once. */
const LISTENER = String.raw`
class _Listener:
    def __init__(self, *args, **kwargs):
        self._callbacks = kwargs
        self.daemon = True
        self.running = False
        self.suppress = kwargs.get("suppress", False)

    def start(self):
        _note("input", _LABEL, {"callbacks": sorted(self._callbacks), "suppress": self.suppress})
        self.running = True
        _parkable.append(_persona["threadSleeps"])
        try:
            self._deliver()
        except _Parked:
            pass
        finally:
            _parkable.pop()
            self.running = False

    def join(self, *args):
        if self.running is False and not getattr(self, "_started", False):
            self._started = True

    def stop(self):
        self.running = False

    wait = lambda self: None
    is_alive = lambda self: self.running

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *args):
        pass
`;

const PYNPUT_KEYBOARD = String.raw`
_LABEL = "pynput.keyboard.Listener"


class KeyCode:
    def __init__(self, vk=None, char=None, **more):
        self.vk, self.char = vk, char

    @classmethod
    def from_char(cls, char, **more):
        return cls(None, char)

    from_vk = from_char

    def __repr__(self):
        return repr(self.char)

    def __eq__(self, other):
        return isinstance(other, KeyCode) and self.char == other.char

    def __hash__(self):
        return hash(self.char)


class _Special:
    def __init__(self, name):
        self.name = self._name_ = name
        self.value = KeyCode(0)

    def __repr__(self):
        return "<Key.%s: 0>" % self.name

    def __str__(self):
        return "Key." + self.name


class Key:
    pass


for _each in ("space enter tab backspace shift shift_r ctrl ctrl_l ctrl_r alt alt_l alt_r alt_gr esc delete caps_lock cmd up down left right "
              "home end page_up page_down insert f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f11 f12 print_screen num_lock menu").split():
    setattr(Key, _each, _Special(_each))
${LISTENER}

class Listener(_Listener):
    def __init__(self, on_press=None, on_release=None, suppress=False, **kwargs):
        _Listener.__init__(self, on_press=on_press, on_release=on_release, suppress=suppress)

    def _deliver(self):
        keys = [KeyCode(None, each) for each in _persona["typed"]] + [Key.enter, Key.esc]
        for key in keys:
            for name in "on_press", "on_release":
                callback = self._callbacks.get(name)
                if callback is not None and callback(key) is False:
                    return


class GlobalHotKeys(Listener):
    def __init__(self, hotkeys, *args, **kwargs):
        _note("input", "pynput.keyboard.GlobalHotKeys", {"keys": list(hotkeys)})
        Listener.__init__(self)


class Controller:
    press = _telling("input", "pynput.keyboard.Controller.press", "self key")
    release = _telling("input", "pynput.keyboard.Controller.release", "self key")
    type = _telling("input", "pynput.keyboard.Controller.type", "self text")
`;

const PYNPUT_MOUSE = String.raw`
_LABEL = "pynput.mouse.Listener"
${LISTENER}

class Button:
    left, right, middle = "left", "right", "middle"


class Listener(_Listener):
    def __init__(self, on_move=None, on_click=None, on_scroll=None, suppress=False, **kwargs):
        _Listener.__init__(self, on_move=on_move, on_click=on_click, on_scroll=on_scroll, suppress=suppress)

    def _deliver(self):
        if self._callbacks.get("on_move"):
            self._callbacks["on_move"](812, 417)
        if self._callbacks.get("on_click"):
            self._callbacks["on_click"](812, 417, Button.left, True)


class Controller:
    position = (812, 417)
    click = _telling("input", "pynput.mouse.Controller.click", "self button count")
    move = _telling("input", "pynput.mouse.Controller.move", "self x y")
`;

const KEYBOARD = String.raw`
KEY_DOWN, KEY_UP = "down", "up"


class KeyboardEvent:
    def __init__(self, name, event_type=KEY_DOWN):
        self.name, self.event_type, self.scan_code, self.time = name, event_type, 30, 0.0


def _deliver(callback):
    for each in list(_persona["typed"]) + ["enter"]:
        callback(KeyboardEvent(each))


def on_press(callback, suppress=False):
    _note("input", "keyboard.on_press", {"callback": callback})
    _deliver(callback)


def on_release(callback, suppress=False):
    _note("input", "keyboard.on_release", {"callback": callback})
    _deliver(callback)


def hook(callback, suppress=False, **more):
    _note("input", "keyboard.hook", {"callback": callback})
    _deliver(callback)


def record(until="escape", suppress=False, trigger_on_release=False):
    _note("input", "keyboard.record", {"until": until})
    return [KeyboardEvent(each) for each in _persona["typed"]]


def read_event(suppress=False):
    _note("input", "keyboard.read_event", {})
    _slept()
    return KeyboardEvent("a")


def read_key(suppress=False):
    return read_event().name


def get_typed_strings(events, allow_backspace=True):
    yield _persona["typed"]


def wait(hotkey=None, *args, **kwargs):
    _note("input", "keyboard.wait", {"hotkey": hotkey})
    if hotkey is None:
        _forever("keyboard.wait")


def is_pressed(hotkey):
    return False


for _name in "add_hotkey block_key write press_and_release press release send unhook_all unhook remove_hotkey block".split():
    globals()[_name] = _telling("input", "keyboard." + _name)
`;

const PYPERCLIP = String.raw`
_held = [_persona["clipboard"]]


class PyperclipException(RuntimeError):
    pass


def paste():
    _note("input", "pyperclip.paste", {}, _held[0])
    _slept()
    return _held[0]


def copy(text):
    _note("input", "pyperclip.copy", {"data": text})
    _held[0] = str(text)


def waitForNewPaste(timeout=None):
    return paste()


waitForPaste = waitForNewPaste
`;

export const KEYBOARD_MODULES: Readonly<Record<string, string>> = {
  pynput: PYNPUT,
  "pynput.keyboard": PYNPUT_KEYBOARD,
  "pynput.mouse": PYNPUT_MOUSE,
  keyboard: KEYBOARD,
  pyperclip: PYPERCLIP,
};
