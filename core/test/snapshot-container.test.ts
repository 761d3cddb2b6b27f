import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { afterEach, describe, expect, test, vi } from "vitest";
import { SandboxError } from "../src/boundary/errors.ts";
import { MisuseError } from "../src/core/errors.ts";
import { checksum } from "../src/core/snapshot/checksum.ts";
import { open, type SealedKind, seal } from "../src/core/snapshot/container.ts";
import { SnapshotError } from "../src/core/snapshot/errors.ts";

const identity = Uint8Array.from({ length: 32 }, (_, index) => index * 7);
const otherIdentity = identity.map((byte, index) => (index === 31 ? byte + 1 : byte));
const body = Uint8Array.from({ length: 45 }, (_, index) => index * index);
const key = "sixteen bytes or";
const otherKey = "another secret, as long";

const HEADER_BYTES = 48;

async function errorOf(promise: Promise<unknown>): Promise<SnapshotError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SnapshotError)) throw new Error(`expected a SnapshotError, not ${error}`);
  return error;
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe("sealed bytes", () => {
  test("hold what was sealed, with and without a key", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom<SealedKind>("snapshot", "journal"),
        fc.option(fc.oneof(fc.uint8Array({ minLength: 16, maxLength: 100 }), fc.string({ minLength: 16 })), {
          nil: undefined,
        }),
        async (bytes, kind, secret) => {
          const sealed = await seal(kind, identity, bytes, secret);
          expect(await open(kind, sealed, identity, secret)).toEqual(bytes);
          expect(sealed.length).toBe(HEADER_BYTES + bytes.length + (secret === undefined ? 8 : 32));
        },
      ),
    );
  });

  test("are the same for the same", async () => {
    for (const secret of [undefined, key]) {
      expect(await seal("snapshot", identity, body, secret)).toEqual(await seal("snapshot", identity, body, secret));
    }
  });

  test("are laid out as documented, so that those made before can be opened", async () => {
    const zeros = "00".repeat(32);
    const plain = await seal("journal", new Uint8Array(32), Uint8Array.of(1, 2, 3), undefined);
    expect(Buffer.from(plain).toString("hex")).toBe(`934d5057020200000300000000000000${zeros}010203a644d9fc26c295a2`);
    const signed = await seal("snapshot", new Uint8Array(32), Uint8Array.of(1, 2, 3), key);
    const before = `934d5057010201000300000000000000${zeros}010203`;
    const tag = createHmac("sha256", key).update(before, "hex").digest("hex");
    expect(Buffer.from(signed).toString("hex")).toBe(before + tag);
  });

  test("a key of text is its UTF-8", async () => {
    const sealed = await seal("snapshot", identity, body, "schlüssel-löffel");
    expect(await open("snapshot", sealed, identity, new TextEncoder().encode("schlüssel-löffel"))).toEqual(body);
  });
});

describe.each([
  ["without a key", undefined],
  ["with a key", key],
])("bytes sealed %s", (_, secret) => {
  test("are refused with any bit flipped", async () => {
    for (const kind of ["snapshot", "journal"] as const) {
      const sealed = await seal(kind, identity, body, secret);
      for (let bit = 0; bit < sealed.length * 8; bit++) {
        const flipped = sealed.slice();
        flipped[bit >>> 3] = (flipped[bit >>> 3] ?? 0) ^ (1 << (bit & 7));
        await errorOf(open(kind, flipped, identity, secret));
        // Nor is it taken for what another key, or no key, made.
        await errorOf(open(kind, flipped, identity, secret === undefined ? key : undefined));
      }
    }
  });

  test("are refused when bytes are missing or follow", async () => {
    const sealed = await seal("snapshot", identity, body, secret);
    for (let length = 0; length < sealed.length; length++) {
      const { code } = await errorOf(open("snapshot", sealed.subarray(0, length), identity, secret));
      expect(code).toBe(length < 6 ? "SNAPSHOT_FOREIGN" : "SNAPSHOT_DAMAGED");
    }
    for (const more of [1, 8, 24, 32]) {
      const longer = new Uint8Array(sealed.length + more);
      longer.set(sealed);
      expect((await errorOf(open("snapshot", longer, identity, secret))).code).toBe("SNAPSHOT_DAMAGED");
    }
  });

  test("are refused when several bytes change", async () => {
    const sealed = await seal("snapshot", identity, body, secret);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(sealed.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 8 }),
        async (changes) => {
          const changed = sealed.slice();
          for (const [at, mask] of changes) changed[at] = (changed[at] ?? 0) ^ mask;
          fc.pre(Buffer.compare(changed, sealed) !== 0);
          await errorOf(open("snapshot", changed, identity, secret));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test("may change once they were passed", async () => {
    const passed = body.slice();
    const passedKey = secret === undefined ? undefined : new TextEncoder().encode(secret);
    const sealing = seal("snapshot", identity, passed, passedKey);
    passed.fill(0);
    passedKey?.fill(0);
    const sealed = await sealing;
    const opening = open("snapshot", sealed, identity, secret);
    sealed.fill(0);
    const opened = await opening;
    expect(opened).toEqual(body);
    expect(opened.buffer.byteLength).toBe(body.length);
  });

  test("may lie in memory that is shared", async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(body.length));
    shared.set(body);
    const sealed = await seal("snapshot", identity, shared, secret);
    const sharedSealed = new Uint8Array(new SharedArrayBuffer(sealed.length));
    sharedSealed.set(sealed);
    const opened = await open("snapshot", sharedSealed, identity, secret);
    expect(opened).toEqual(body);
    expect(opened.buffer).toBeInstanceOf(ArrayBuffer);
  });

  test("of the other kind are refused by name", async () => {
    const journal = await errorOf(open("snapshot", await seal("journal", identity, body, secret), identity, secret));
    expect([journal.code, journal.message]).toEqual(["SNAPSHOT_FOREIGN", "these bytes are a journal, not a snapshot"]);
    const snapshot = await errorOf(open("journal", await seal("snapshot", identity, body, secret), identity, secret));
    expect([snapshot.code, snapshot.message]).toEqual([
      "SNAPSHOT_FOREIGN",
      "these bytes are a snapshot, not a journal",
    ]);
  });

  test("of another version are refused, whatever else they are", async () => {
    const sealed = await seal("snapshot", identity, body, secret);
    sealed[5] = 1;
    const error = await errorOf(open("snapshot", sealed.subarray(0, 20), otherIdentity, undefined));
    expect([error.code, error.message]).toEqual([
      "SNAPSHOT_VERSION",
      expect.stringMatching(/^this snapshot has version 1 of the format, not 2: /),
    ]);
  });

  test("of another engine are refused", async () => {
    const sealed = await seal("journal", otherIdentity, body, secret);
    const error = await errorOf(open("journal", sealed, identity, secret));
    expect([error.code, error.message]).toEqual([
      "SNAPSHOT_ENGINE",
      expect.stringMatching(/^this journal was made by another build of the engine: /),
    ]);
  });
});

describe("other bytes", () => {
  test("are no snapshot", async () => {
    for (const bytes of [[], [0], [0x93, 0x4d], Array.from({ length: 200 }, () => 0x20)]) {
      const error = await errorOf(open("snapshot", Uint8Array.from(bytes), identity, undefined));
      expect([error.code, error.message]).toEqual([
        "SNAPSHOT_FOREIGN",
        "these bytes are no snapshot of micropython-wasm",
      ]);
    }
    const sealed = await seal("journal", identity, body, undefined);
    sealed[4] = 9;
    expect((await errorOf(open("snapshot", sealed, identity, undefined))).code).toBe("SNAPSHOT_FOREIGN");
  });

  test("of any content are refused, with the right beginning too", async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), fc.boolean(), async (bytes, signed) => {
        const whole = Uint8Array.from([0x93, 0x4d, 0x50, 0x57, 1, 1, signed ? 1 : 0, 0, ...bytes]);
        await errorOf(open("snapshot", whole, identity, signed ? key : undefined));
      }),
      { numRuns: 2_000 },
    );
  });

  test("with flags that nobody knows are refused, though their checksum is right", async () => {
    const sealed = await seal("snapshot", identity, body, undefined);
    sealed[6] = 2;
    const end = sealed.length - 8;
    const { low, high } = checksum(sealed.subarray(0, end));
    const view = new DataView(sealed.buffer);
    view.setUint32(end, low, true);
    view.setUint32(end + 4, high, true);
    expect((await errorOf(open("snapshot", sealed, identity, undefined))).code).toBe("SNAPSHOT_DAMAGED");
  });

  test("that are none are misuse", async () => {
    // @ts-expect-error: for callers without types
    await expect(open("snapshot", "bytes", identity, undefined)).rejects.toThrow(MisuseError);
  });
});

describe("a key", () => {
  test.each<[string, string | undefined, string | undefined, RegExp]>([
    ["is needed", key, undefined, /^this snapshot was made with a key: give it as 'key'$/],
    ["is not the one", key, otherKey, /^this snapshot does not fit the key: /],
    ["was given for unsigned bytes", undefined, key, /^this snapshot was made without a key, /],
  ])("%s", async (_, sealedWith, openedWith, message) => {
    const error = await errorOf(
      open("snapshot", await seal("snapshot", identity, body, sealedWith), identity, openedWith),
    );
    expect([error.code, error.message]).toEqual(["SNAPSHOT_KEY", expect.stringMatching(message)]);
    expect(error).toBeInstanceOf(SandboxError);
    expect(error.name).toBe("SnapshotError");
  });

  test("may lie in memory that is shared", async () => {
    const shared = new Uint8Array(new SharedArrayBuffer(16)).fill(3);
    const sealed = await seal("snapshot", identity, body, shared);
    expect(await open("snapshot", sealed, identity, new Uint8Array(16).fill(3))).toEqual(body);
  });

  test("that does not know its bytes cannot make others: a new checksum is no signature", async () => {
    const changed = body.slice().fill(1, 3, 9);
    const forged = await seal("snapshot", identity, changed, undefined);
    expect((await errorOf(open("snapshot", forged, identity, key))).code).toBe("SNAPSHOT_KEY");
    const resigned = await seal("snapshot", identity, changed, otherKey);
    expect((await errorOf(open("snapshot", resigned, identity, key))).code).toBe("SNAPSHOT_KEY");
  });

  test("of a journal opens no snapshot with the same body", async () => {
    const journal = await seal("journal", identity, body, key);
    journal[4] = 1;
    expect((await errorOf(open("snapshot", journal, identity, key))).code).toBe("SNAPSHOT_KEY");
  });

  test.each<[string, unknown]>([
    ["no text", ""],
    ["15 bytes of text", "x".repeat(15)],
    ["15 bytes", new Uint8Array(15)],
    ["a number", 5],
    ["null", null],
    ["an array", Array.from({ length: 16 }, () => 1)],
  ])("is refused: %s", async (_, wrong) => {
    // @ts-expect-error: for callers without types
    await expect(seal("snapshot", identity, body, wrong)).rejects.toMatchObject({ code: "INVALID_OPTION" });
    const sealed = await seal("snapshot", identity, body, key);
    // @ts-expect-error: for callers without types
    const opened = open("snapshot", sealed, identity, wrong);
    await expect(opened).rejects.toBeInstanceOf(MisuseError);
  });

  test.each([
    ["no crypto", undefined],
    ["no secure context", {}],
  ])("cannot be used where there is %s; without one all is well", async (_, crypto) => {
    const signed = await seal("snapshot", identity, body, key);
    vi.stubGlobal("crypto", crypto);
    for (const attempt of [seal("snapshot", identity, body, key), open("snapshot", signed, identity, key)]) {
      const error = await errorOf(attempt);
      expect([error.code, error.message]).toEqual(["CRYPTO_UNAVAILABLE", expect.stringContaining("https")]);
    }
    expect((await errorOf(open("snapshot", signed, identity, undefined))).code).toBe("SNAPSHOT_KEY");
    const plain = await seal("snapshot", identity, body, undefined);
    expect(await open("snapshot", plain, identity, undefined)).toEqual(body);
  });
});
