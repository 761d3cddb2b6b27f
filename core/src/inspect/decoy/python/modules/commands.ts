/** What commands print, and those that are Python again: these are run, as another layer. */
export const COMMANDS = String.raw`
import shlex as _shlex

_started = [0, 0]
_BEFORE = ("start", "nohup", "sudo", "cmd", "cmd.exe", "exec", "env", "setsid", "/c", "/b", "/min", "/k", "call", "&", "-n")


def _words_of(line):
    try:
        return _shlex.split(line, posix=not _windows)
    except Exception:
        return line.split()


def _unquoted(word):
    return word[1:-1] if len(word) > 1 and word[0] == word[-1] and word[0] in "\"'" else word


def _started_python(words):
    # The source that a command has Python run, how it came to that, and what will be its sys.argv.
    while words and (words[0].lower() in _BEFORE or words[0] in ("\"\"", "''", "")):
        words = words[1:]
    if not words:
        return None
    program = _unquoted(words[0]).replace("\\", "/").rpartition("/")[2].lower()
    rest = [_unquoted(each) for each in words[1:]]
    if not program.startswith(("python", "pypy")) and program not in ("py", "py.exe", "pyw"):
        if not program.endswith((".py", ".pyw")):
            return None
        rest = [_unquoted(words[0])] + rest
    while rest and rest[0].startswith("-") and rest[0] not in ("-c", "-m", "-"):
        rest = rest[1:]
    if len(rest) > 1 and rest[0] == "-c":
        return rest[1], "python -c", ["-c"] + rest[2:]
    if rest and rest[0].endswith((".py", ".pyw")) and _full(rest[0]) != _persona["script"]:
        try:
            return _read_file(_real(rest[0])), "python " + rest[0], rest
        except OSError:
            return None
    return None


def _run_python(words):
    # Not too many, and not too deep in each other.
    found = _started_python(words)
    if found is None or _started[0] >= 4 or _started[1] >= 20:
        return
    source, via, argv = found
    frame = _script_frame(_frame(2))
    number = -1 if frame is None else _layer(frame, via, None, source, True)
    name = "<string>" if number < 0 else "<layer %d>" % number
    if number >= 0:
        _layers[name] = number
    before = list(sys.argv)
    _started[0] += 1
    _started[1] += 1
    _parkable.append(_persona["threadSleeps"])
    sys.argv[:] = argv
    try:
        _raw_exec(_raw_compile(source, name, "exec"), {"__name__": "__main__", "__builtins__": _builtins, "__file__": argv[0]})
    except (_Parked, SystemExit, KeyboardInterrupt):
        pass
    except Exception as error:
        sys.stderr.write("%s: %s\n" % (type(error).__name__, error))
    finally:
        _started[0] -= 1
        _parkable.pop()
        sys.argv[:] = before


def _unpacked_shell(line):
    # Source of a shell's that is in a command as base64.
    from binascii import a2b_base64

    words = line.replace("|", " | ").split()
    low = [word.lower() for word in words]
    for index, word in enumerate(low):
        text = None
        try:
            if word in ("-e", "-ec", "-enc", "-encodedcommand") and index + 1 < len(words) and "powershell" in line.lower() + "pwsh":
                text = a2b_base64(_unquoted(words[index + 1])).decode("utf-16-le")
                via = "powershell -EncodedCommand"
            elif word == "base64" and index + 1 < len(words) and low[index + 1].startswith(("-d", "--d")) and index > 1:
                text = a2b_base64(_unquoted(words[index - 2])).decode("utf-8")
                via = "base64 -d"
        except ValueError:
            continue
        frame = _script_frame(_frame(2))
        if text and frame is not None:
            _layer(frame, via, None, text)


def _shell(action, command, more=None):
    # What a command prints, and its status.
    if isinstance(command, (list, tuple)):
        words = [_clean(str(each.decode("utf-8", "replace") if isinstance(each, bytes) else each)) for each in command]
        line = " ".join(words)
    else:
        line = command.decode("utf-8", "replace") if isinstance(command, bytes) else str(command)
        words = None
    detail = {"command": line}
    if words is not None:
        detail["argv"] = words
    if more:
        detail.update(more)
    answer = _output_of(line)
    _note("process", action, detail, answer[0][:200])
    _unpacked_shell(line)
    _run_python([str(each) for each in command] if words is not None and len(words) > 1 else _words_of(line))
    return answer


def _output_of(line):
    line = line.strip()
    low = line.lower()
    for beginning in _persona["commands"]:
        if low.startswith(beginning.lower()):
            return _persona["commands"][beginning], 0
    for prefix in ("cmd.exe /c ", "cmd /c ", "/bin/sh -c ", "sh -c ", "bash -c ", "sudo "):
        if low.startswith(prefix):
            return _output_of(line[len(prefix):].strip("\"'"))
    word = low.split(" ")[0].rpartition("/")[2].rpartition("\\")[2]
    if word.endswith(".exe"):
        word = word[:-4]
    user, host = _persona["user"], _persona["hostName"]
    if word == "echo":
        return line[5:].split("|")[0].split(">")[0].strip().strip("\"'") + "\n", 0
    if word == "whoami":
        return (host.lower() + "\\" + user if _windows else user) + "\n", 0
    if word == "hostname":
        return host + "\n", 0
    if word == "id":
        return "uid=1000(%s) gid=1000(%s) groups=1000(%s),27(sudo)\n" % (user, user, user), 0
    if word == "uname":
        return "Linux %s 5.15.0-97-generic x86_64 GNU/Linux\n" % host if "-a" in low else "Linux\n", 0
    if word == "pwd" or line == "cd":
        return _cwd(None) + "\n", 0
    if word in ("ls", "dir"):
        try:
            return "\n".join(name for name, _ in _raw_os["list"](".")) + "\n", 0
        except OSError:
            return "", 1
    if word in ("cat", "type"):
        try:
            path = line.split(" ", 1)[1].strip("\"' ")
            if path.startswith("~"):
                path = _home + path[1:]
            text = _read_file(_real(path)).decode("utf-8", "replace")
            _note("file", word, {"operation": "read", "path": _full(path)}, "ok")
            return text, 0
        except (OSError, IndexError):
            return "", 1
    if word in ("ps", "tasklist"):
        return "".join("%-28s %6d\n" % (name, 400 + 96 * index) for index, name in enumerate(_persona["processes"])), 0
    if word in ("pgrep", "pidof"):
        return "", 1
    if word == "ver":
        return "\r\nMicrosoft Windows [Version 10.0.19045.4170]\r\n", 0
    if word == "wmic":
        return "UUID\r\n4C4C4544-0037-4B10-8051-B7C04F4E3733\r\n" if "uuid" in low else "Caption\r\nMicrosoft Windows 10 Pro\r\n", 0
    if word == "systeminfo":
        return "Host Name: %s\r\nOS Name: Microsoft Windows 10 Pro\r\nSystem Manufacturer: Dell Inc.\r\n" % host, 0
    if word == "netsh":
        if "key=clear" in low:
            return "    SSID name : HomeNet\r\n    Key Content            : blue-kite-19\r\n", 0
        return "    All User Profile     : HomeNet\r\n", 0
    if word in ("ipconfig", "ifconfig", "ip"):
        return "IPv4 Address. . . : %s\n" % _persona["localAddress"], 0
    if word == "net":
        return "User accounts for \\\\%s\r\nAdministrator  Guest  %s\r\n" % (host, user), 0
    if word == "crontab":
        return ("", 0) if "-l" not in low else ("no crontab for %s\n" % user, 1)
    if word == "which" or word == "where":
        return ("/usr/bin/" + low.split(" ")[-1] + "\n", 0)
    if word == "arp":
        return "  192.168.1.1  3c-84-6a-11-20-0f  dynamic\n", 0
    if word == "getmac":
        return "3C-58-C2-1D-7E-94   \\Device\\Tcpip_{4D36E972}\r\n", 0
    return "", 0
`;
