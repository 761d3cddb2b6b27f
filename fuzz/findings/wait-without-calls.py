# run() rejected with a MisuseError, as if a host function had returned a promise.
import _host

_host.wait(5)
