# unittest.main(): runs the tests of a program.

import sys
from . import loader, runner

_FLAGS = {"-v": ("verbosity", 2), "--verbose": ("verbosity", 2), "-q": ("verbosity", 0), "--quiet": ("verbosity", 0),
    "-f": ("failfast", True), "--failfast": ("failfast", True), "-b": ("buffer", True), "--buffer": ("buffer", True),
    "--locals": ("tb_locals", True), "-c": ("catchbreak", True), "--catch": ("catchbreak", True)}


class TestProgram:
    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
            exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        if argv is None:
            argv = getattr(sys, "argv", None) or ["__main__"]
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.warnings = warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].split("/")[-1]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        names = []
        patterns = []
        i = 1
        while i < len(argv):
            arg = argv[i]
            i += 1
            if arg in _FLAGS:
                name, value = _FLAGS[arg]
                setattr(self, name, value)
            elif arg == "-k" and i < len(argv) or arg.startswith("-k") and arg != "-k":
                if arg == "-k":
                    pattern = argv[i]
                    i += 1
                else:
                    pattern = arg[2:]
                patterns.append(pattern if "*" in pattern else "*" + pattern + "*")
            elif arg in ("-h", "--help"):
                print("usage: %s [-h] [-v] [-q] [--locals] [-f] [-c] [-b] [-k TESTNAMEPATTERNS] [tests ...]" % self.progName)
                sys.exit(0)
            elif arg.startswith("-"):
                sys.stderr.write("%s: error: unrecognized arguments: %s\n" % (self.progName, arg))
                sys.exit(2)
            else:
                names.append(arg)
        self.testNamePatterns = patterns or None
        if names:
            self.testNames = names
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        make = self.testRunner
        if make is None:
            make = runner.TextTestRunner
        if isinstance(make, type):
            make = make(verbosity=self.verbosity, failfast=bool(self.failfast), buffer=bool(self.buffer), warnings=self.warnings,
                tb_locals=self.tb_locals)
        self.result = make.run(self.test)
        if self.exit:
            sys.exit(not self.result.wasSuccessful())


main = TestProgram
