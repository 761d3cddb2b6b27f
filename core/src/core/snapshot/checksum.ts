/** Bytes that are taken in at a time. */
const GROUP_BYTES = 8;

/**
 * 64 bits against accidents, not against people. A change within one group of 8 bytes gives another checksum for
 * certain: each step is a bijection of the state, and of the group for any given state. The number is the same on
 * processors of either byte order.
 */
export function checksum(bytes: Uint8Array): { readonly low: number; readonly high: number } {
  let view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  // The digits of pi, and the length: the last group is filled up with zeros, which must differ from zeros that are there.
  let low = 0x243f6a88 ^ bytes.length;
  let high = 0x85a308d3;
  for (let at = 0; at < bytes.length; at += GROUP_BYTES) {
    let offset = at;
    if (at + GROUP_BYTES > bytes.length) {
      const last = new Uint8Array(GROUP_BYTES);
      last.set(bytes.subarray(at));
      view = new DataView(last.buffer);
      offset = 0;
    }
    // Odd factors and rotations lose nothing.
    low = Math.imul(low ^ view.getUint32(offset, true), 0x9e3779b1);
    high = Math.imul(high ^ view.getUint32(offset + 4, true), 0x85ebca77);
    low ^= high >>> 15;
    high = (high + ((low << 13) | (low >>> 19))) | 0;
  }
  return { low: low >>> 0, high: high >>> 0 };
}
