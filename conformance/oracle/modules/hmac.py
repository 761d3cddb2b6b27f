import hmac, hashlib
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: digests
for name in ['md5', 'sha1', 'sha256', 'sha384', 'sha512', 'sha3_256']:
    print(hmac.new(b'key', b'The quick brown fox', name).hexdigest(), hmac.new(b'k' * 200, b'', name).hexdigest())

# case: ways to name the digest
print(hmac.new(b'key', b'msg', hashlib.sha256).hexdigest() == hmac.new(b'key', msg=b'msg', digestmod='sha256').hexdigest() == hmac.digest(b'key', b'msg', 'sha256').hex())
h = hmac.new(b'key', digestmod='sha1')
h.update(b'a')
h.update(b'b')
c = h.copy()
c.update(b'c')
print(h.hexdigest(), c.hexdigest(), h.name, h.digest_size, h.block_size, h.digest())

# case: errors
show(lambda: hmac.new(b'key', b'msg'))
show(lambda: hmac.new('key', b'msg', 'md5'))
show(lambda: hmac.new(b'key', 'msg', 'md5'))

# case: compare_digest
print(hmac.compare_digest(b'abc', b'abc'), hmac.compare_digest(b'abc', b'abd'), hmac.compare_digest('abc', 'abc'), hmac.compare_digest(b'a', b'ab'), hmac.compare_digest(bytearray(b'x'), b'x'))
show(lambda: hmac.compare_digest('ä', 'ä'))
show(lambda: hmac.compare_digest('a', b'a'))
