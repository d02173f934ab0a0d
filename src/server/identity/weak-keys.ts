/** Public keys that a stranger can sign with: too short, of a trivial exponent, or made by a chip that made them badly. */
import type { JWK } from 'jose';

/** Shortest RSA key, in bits (RFC 7518 §3.3). */
const RSA_BITS = 2048;

/** Small primes modulo which a key made by the faulty library of 2017 is a power of 65537 (ROCA, CVE-2017-15361). */
const MARKS = [11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103, 107, 109, 127, 151, 157] as const;

function numberIn(text: string | undefined): bigint {
  const hex = Buffer.from(text ?? '', 'base64url').toString('hex');
  return hex === '' ? 0n : BigInt(`0x${hex}`);
}

function isPower(remainder: number, prime: number): boolean {
  let power = 1;
  for (let step = 0; step < prime; step += 1) {
    if (power === remainder) return true;
    power = (power * (65_537 % prime)) % prime;
  }
  return false;
}

/** Whether a key must not be believed. */
export function isWeak({ kty, n, e }: JWK): boolean {
  if (kty !== 'RSA') return false;
  const [modulus, exponent] = [numberIn(n), numberIn(e)];
  if (modulus.toString(2).length < RSA_BITS || exponent < 3n || exponent % 2n === 0n) return true;
  return MARKS.every((prime) => isPower(Number(modulus % BigInt(prime)), prime));
}
