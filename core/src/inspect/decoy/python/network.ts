/** What the fake network answers. Run before `SOCKET`, in the same namespace. */
export const ANSWERS = String.raw`
import io, sys
note = K.note
_served = K.config["network"]


def address_of(host):
    # The same name always has the same address, of those that are kept for documentation (RFC 5737).
    if isinstance(host, bytes):
        host = host.decode()
    host = str(host)
    parts = host.split(".")
    if len(parts) == 4 and all(part.isdigit() for part in parts) or ":" in host:
        return host
    if host in ("localhost", ""):
        return "127.0.0.1"
    if host == K.persona["host"]:
        return "192.168.1.23"
    number = 7
    for character in host:
        number = (number * 31 + ord(character)) % 253
    return "203.0.113.%d" % (number + 1)


def reply(method, url, body=None):
    # What is configured for the address, the longest beginning first, or the host; else what such a server would say.
    rest = url.split("://", 1)[-1]
    host = rest.split("/", 1)[0].split("@")[-1]
    names = [url, rest, url.split("?")[0], rest.split("?")[0]]
    for name in names:
        if name in _served:
            return _served[name]
    for name in sorted(_served, key=len, reverse=True):
        if "/" in name and (url.startswith(name) or rest.startswith(name)):
            return _served[name]
    for name in (host, host.split(":")[0]):
        if name in _served:
            return _served[name]
    if "ip" in host.split(":")[0].replace("-", ".").split(".") or any(word in host for word in ("ipify", "ipinfo", "ifconfig", "icanhazip", "ip-api", "checkip", "wtfismyip")):
        if "json" in url or "ipinfo" in host or "ip-api" in host or "ipapi" in host:
            text = '{"ip": "198.51.100.23", "query": "198.51.100.23", "status": "success", "city": "Springfield", "country": "US", "countryCode": "US", "regionName": "Oregon", "org": "AS64496 Example Net", "isp": "Example Net", "timezone": "America/Los_Angeles", "lat": 44.05, "lon": -123.02, "loc": "44.05,-123.02", "zip": "97477"}'
            return {"status": 200, "body": text.encode(), "headers": {"Content-Type": "application/json"}}
        return {"status": 200, "body": b"198.51.100.23", "headers": {"Content-Type": "text/plain"}}
    if "discord" in host and "webhook" in url:
        return {"status": 204, "body": b"", "headers": {}}
    if "api.telegram.org" in host or "/api" in url or "json" in url:
        return {"status": 200, "body": b'{"ok": true, "result": []}', "headers": {"Content-Type": "application/json"}}
    return {"status": 200, "body": b"OK\n", "headers": {"Content-Type": "text/plain; charset=utf-8"}}


K.address_of, K.reply = address_of, reply
`;
