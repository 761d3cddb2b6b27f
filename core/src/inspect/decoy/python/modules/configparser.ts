const CONFIGPARSER = String.raw`
class Error(Exception):
    pass


NoSectionError = type(Exception)("NoSectionError", (Error,), {})
NoOptionError = type(Exception)("NoOptionError", (Error,), {})
DuplicateSectionError = type(Exception)("DuplicateSectionError", (Error,), {})
MissingSectionHeaderError = ParsingError = type(Exception)("ParsingError", (Error,), {})


class _Section(dict):
    def __init__(self, parser, name):
        self._parser, self.name = parser, name

    def __setitem__(self, key, value):
        dict.__setitem__(self, self._parser.optionxform(key), str(value))

    def __getitem__(self, key):
        key = self._parser.optionxform(key)
        return dict.__getitem__(self, key) if key in dict.keys(self) else self._parser._defaults[key]

    def get(self, key, fallback=None):
        try:
            return self[key]
        except KeyError:
            return fallback

    def getint(self, key, fallback=None):
        return int(self.get(key, fallback))

    def getboolean(self, key, fallback=None):
        return str(self.get(key, fallback)).lower() in ("1", "yes", "true", "on")


class ConfigParser:
    def __init__(self, defaults=None, *args, **kwargs):
        self._sections = {}
        self._defaults = _Section(self, "DEFAULT")
        for key, value in (defaults or {}).items():
            self._defaults[key] = value

    def optionxform(self, key):
        return key.lower()

    def read_string(self, text, source=None):
        section = None
        for line in text.splitlines():
            line = line.strip()
            if not line or line[0] in "#;":
                continue
            if line[0] == "[" and "]" in line:
                section = self[line[1 : line.index("]")]] if line[1 : line.index("]")] in self else self._add(line[1 : line.index("]")])
            elif section is not None:
                cut = min([line.find(each) for each in "=:" if each in line] or [len(line)])
                section[line[:cut].strip()] = line[cut + 1 :].strip()
            else:
                raise MissingSectionHeaderError("File contains no section headers.")

    def read(self, filenames, encoding=None):
        done = []
        for each in [filenames] if isinstance(filenames, (str, bytes)) or hasattr(filenames, "__fspath__") else filenames:
            try:
                with _builtins.open(each, encoding=encoding or "utf-8") as file:
                    self.read_string(file.read())
                done.append(each)
            except OSError:
                pass
        return done

    def read_file(self, f, source=None):
        self.read_string("".join(f))

    def read_dict(self, dictionary, source=None):
        for name in dictionary:
            for key, value in dictionary[name].items():
                (self[name] if name in self else self._add(name))[key] = value

    def _add(self, name):
        if name == "DEFAULT":
            return self._defaults
        made = self._sections[name] = _Section(self, name)
        return made

    add_section = _add

    def sections(self):
        return list(self._sections)

    def has_section(self, section):
        return section in self._sections

    def has_option(self, section, option):
        return section in self._sections and self.optionxform(option) in self._sections[section]

    def options(self, section):
        return list(self[section])

    def items(self, section=None, *args, **kwargs):
        return list(self[section].items()) if section else list(self._sections.items())

    def get(self, section, option, *, raw=False, vars=None, fallback=None):
        if section not in self:
            if fallback is not None:
                return fallback
            raise NoSectionError("No section: %r" % section)
        try:
            return self[section][option]
        except KeyError:
            if fallback is not None:
                return fallback
            raise NoOptionError("No option %r in section: %r" % (option, section)) from None

    def getint(self, section, option, **kwargs):
        return int(self.get(section, option, **kwargs))

    def getfloat(self, section, option, **kwargs):
        return float(self.get(section, option, **kwargs))

    def getboolean(self, section, option, **kwargs):
        return str(self.get(section, option, **kwargs)).lower() in ("1", "yes", "true", "on")

    def set(self, section, option, value=None):
        self[section][option] = value

    def remove_section(self, section):
        return self._sections.pop(section, None) is not None

    def remove_option(self, section, option):
        return self[section].pop(self.optionxform(option), None) is not None

    def write(self, fp, space_around_delimiters=True):
        for name in self._sections:
            fp.write("[%s]\n" % name)
            for key, value in self._sections[name].items():
                fp.write("%s = %s\n" % (key, value))
            fp.write("\n")

    def __getitem__(self, name):
        if name == "DEFAULT":
            return self._defaults
        return self._sections[name]

    def __setitem__(self, name, values):
        section = self._add(name)
        for key in values:
            section[key] = values[key]

    def __contains__(self, name):
        return name == "DEFAULT" or name in self._sections

    def __iter__(self):
        return iter(["DEFAULT"] + list(self._sections))


RawConfigParser = SafeConfigParser = ConfigParser
`;

export const CONFIGPARSER_MODULES: Readonly<Record<string, string>> = {
  configparser: CONFIGPARSER,
};
