from . import core


class AbstractEventLoopPolicy:
    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class DefaultEventLoopPolicy(AbstractEventLoopPolicy):
    def get_event_loop(self):
        if core._current_loop is None:
            core._current_loop = self.new_event_loop()
        return core._current_loop

    def set_event_loop(self, loop):
        core._current_loop = loop

    def new_event_loop(self):
        return core.Loop()


def get_event_loop_policy():
    if core._policy is None:
        core._policy = DefaultEventLoopPolicy()
    return core._policy


def set_event_loop_policy(policy):
    if policy is not None and not isinstance(policy, AbstractEventLoopPolicy):
        raise TypeError("policy must be an instance of AbstractEventLoopPolicy or None, not '%s'" % type(policy).__name__)
    core._policy = policy


class Runner:
    _loop = None
    _set = False
    _closed = False

    def __init__(self, *, debug=None, loop_factory=None):
        self._debug = debug
        self._loop_factory = loop_factory

    def __enter__(self):
        self.get_loop()
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.close()

    def close(self):
        loop = self._loop
        if loop is not None and not self._closed:
            try:
                if isinstance(loop, core.Loop) and loop._tasks:
                    core._block(loop, core._until(loop, core._all_cancelled(loop)))
                loop.run_until_complete(loop.shutdown_asyncgens())
            finally:
                if self._set:
                    core.set_event_loop(None)
                loop.close()
        self._closed = True

    def get_loop(self):
        if self._closed:
            raise RuntimeError("Runner is closed")
        if self._loop is None:
            if self._loop_factory is None:
                self._loop = core.new_event_loop()
                core.set_event_loop(self._loop)
                self._set = True
            else:
                self._loop = self._loop_factory()
            if self._debug is not None:
                self._loop.set_debug(self._debug)
        return self._loop

    def run(self, coro, *, context=None):
        if not core.iscoroutine(coro):
            raise ValueError("a coroutine was expected, got %r" % (coro,))
        if core._get_running_loop() is not None:
            raise RuntimeError("Runner.run() cannot be called from a running event loop")
        loop = self.get_loop()
        return loop.run_until_complete(loop.create_task(coro))
