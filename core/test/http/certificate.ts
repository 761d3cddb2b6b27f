import { generateKeyPairSync, type KeyObject, sign } from "node:crypto";
import { isIP } from "node:net";

/** A key and a certificate that it signed itself, in PEM. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

const OID = { commonName: [0x55, 4, 3], alternativeNames: [0x55, 0x1d, 17], basicConstraints: [0x55, 0x1d, 19] };
/** ecdsa-with-SHA256 */
const ALGORITHM = sequence(element(6, [0x2a, 0x86, 0x48, 0xce, 0x3d, 4, 3, 2]));

/**
 * A certificate for names and addresses, made for one test: Node can sign, but makes no certificates, and a key in the repository
 * would be no secret. X.509 as RFC 5280 has it, with no more than TLS wants.
 */
export function certificateFor(
  hosts: readonly string[],
  validFrom = "200101000000Z",
  validTo = "491231235959Z",
): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const name = sequence(
    element(0x31, sequence([...element(6, OID.commonName), ...element(12, [...Buffer.from("test")])])),
  );
  const alternatives = hosts.map((host) =>
    isIP(host) === 4 ? element(0x87, host.split(".").map(Number)) : element(0x82, [...Buffer.from(host)]),
  );
  const extensions = [
    ...extension(OID.basicConstraints, sequence(element(1, [255]))),
    ...extension(OID.alternativeNames, sequence(alternatives.flat())),
  ];
  const body = sequence([
    ...element(0xa0, element(2, [2])),
    ...element(2, [1]),
    ...ALGORITHM,
    ...name,
    ...sequence([...time(validFrom), ...time(validTo)]),
    ...name,
    ...publicKey.export({ type: "spki", format: "der" }),
    ...element(0xa3, sequence(extensions)),
  ]);
  const certificate = sequence([...body, ...ALGORITHM, ...element(3, [0, ...signed(body, privateKey)])]);
  const lines = Buffer.from(certificate).toString("base64").replace(/.{64}/g, "$&\n");
  return {
    key: String(privateKey.export({ type: "pkcs8", format: "pem" })),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  };
}

function signed(body: readonly number[], key: KeyObject): Uint8Array {
  return sign("sha256", Uint8Array.from(body), key);
}

function extension(id: readonly number[], value: readonly number[]): number[] {
  return sequence([...element(6, id), ...element(1, [255]), ...element(4, value)]);
}

function time(text: string): number[] {
  return element(23, [...Buffer.from(text)]);
}

function sequence(contents: readonly number[]): number[] {
  return element(0x30, contents);
}

/** One element of DER: tag, length, contents. */
function element(tag: number, contents: readonly number[]): number[] {
  const { length } = contents;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return [tag, ...size, ...contents];
}
