import hashlib
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)

# case: all algorithms
for name in ['md5', 'sha1', 'sha224', 'sha256', 'sha384', 'sha512', 'sha3_224', 'sha3_256', 'sha3_384', 'sha3_512', 'blake2b', 'blake2s']:
    for data in (b'', b'abc', b'a' * 1000, bytes(range(256))):
        h = getattr(hashlib, name)(data)
        print(h.name, h.hexdigest(), h.digest_size, h.block_size)
    print(name in hashlib.algorithms_available, name in hashlib.algorithms_guaranteed)

# case: shake
for name in ['shake_128', 'shake_256']:
    h = hashlib.new(name, b'abc')
    print(h.name, h.hexdigest(10), h.hexdigest(400)[-40:], h.digest(3), h.digest_size, h.block_size, h.hexdigest(0))
show(lambda: hashlib.shake_128(b'').hexdigest(length=4))

# case: lengths around blocks
for name in ['md5', 'sha1', 'sha256', 'sha512', 'sha3_256', 'blake2b', 'blake2s']:
    print(name, hashlib.sha256(b''.join(hashlib.new(name, b'x' * n).digest() for n in range(150))).hexdigest())

# case: update in pieces, copy
for name in ['md5', 'sha256', 'sha384', 'sha3_512', 'blake2b']:
    h = hashlib.new(name)
    for i in range(100):
        h.update(bytes([i]) * i)
    c = h.copy()
    d = h.hexdigest()
    c.update(b'more')
    print(d, h.hexdigest() == d, c.hexdigest() != d, h.digest().hex() == d)

# case: kinds of data
print(hashlib.md5(bytearray(b'abc')).hexdigest(), hashlib.md5(memoryview(b'xabcx')[1:4]).hexdigest(), hashlib.md5(b'abc', usedforsecurity=False).hexdigest(), hashlib.new('sha1', b'x', usedforsecurity=True).hexdigest())
show(lambda: hashlib.md5('abc'))
show(lambda: hashlib.sha256(5))
show(lambda: hashlib.sha256().update('a'))
show(lambda: hashlib.new('sha256', 'abc'))

# case: names
print(hashlib.new('SHA256', b'a').name, hashlib.new('sha1').name, hashlib.new(name='md5').hexdigest(), hashlib.new('sha3-256', b'').hexdigest() if False else '')
show(lambda: hashlib.new('nope'))

# case: blake2 with parameters
print(hashlib.blake2b(b'x', digest_size=20).hexdigest(), hashlib.blake2b(b'x', key=b'key').hexdigest(), hashlib.blake2b(b'x', salt=b'salt', person=b'me').hexdigest(), hashlib.blake2s(b'x', digest_size=5, key=b'k' * 32, salt=b's' * 8, person=b'p' * 8).hexdigest(), hashlib.blake2b(key=b'k').hexdigest(), hashlib.blake2b(b'', digest_size=1).hexdigest())
h = hashlib.blake2b(digest_size=32, key=b'pseudorandom')
h.update(b'a' * 128)
h.update(b'b' * 128)
print(h.hexdigest(), h.digest_size, h.block_size)
show(lambda: hashlib.blake2b(digest_size=65))
show(lambda: hashlib.blake2s(digest_size=0))
show(lambda: hashlib.blake2s(key=b'k' * 33))
show(lambda: hashlib.blake2b(salt=b's' * 17))
show(lambda: hashlib.blake2b(person=b's' * 17))

# case: pbkdf2
print(hashlib.pbkdf2_hmac('sha256', b'password', b'salt', 1).hex(), hashlib.pbkdf2_hmac('sha1', b'password', b'salt', 2, 20).hex(), hashlib.pbkdf2_hmac('sha512', b'p' * 200, b'NaCl', 10, dklen=100).hex(), hashlib.pbkdf2_hmac(hash_name='md5', password=b'', salt=b'', iterations=3).hex())
show(lambda: hashlib.pbkdf2_hmac('sha256', b'p', b's', 0))
show(lambda: hashlib.pbkdf2_hmac('sha256', b'p', b's', 1, 0))

# case: file_digest
import io
print(hashlib.file_digest(io.BytesIO(b'data' * 10000), 'sha256').hexdigest(), hashlib.file_digest(io.BytesIO(b''), hashlib.md5).hexdigest())

# case: a chain of hashes
x = b'seed'
for i in range(200):
    x = hashlib.sha256(x + str(i).encode()).digest()
print(x.hex())
