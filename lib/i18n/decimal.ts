/**
 * Rounds half up (away from zero) in decimal, as the office's own tables do: 1.005 → 1.01, 0.285 → 0.29.
 * The number is read at 15 significant digits first, so that binary noise such as 0.28499999999999998 does not decide.
 * `shift` moves the point before rounding (2 for per cent, 3 for per mille) without a binary multiplication.
 */
export function roundHalfUp(value: number, digits: number, shift = 0): string {
  if (!Number.isFinite(value)) throw new RangeError(`roundHalfUp: value must be finite, got ${value}`);
  const { negative, whole, exponent } = parts(value);
  const scale = exponent + shift + digits; // the wanted number is whole × 10^scale, in units of the last digit
  const units = scale >= 0 ? BigInt(whole) * 10n ** BigInt(scale) : divideHalfUp(BigInt(whole), -scale);
  const text = units.toString().padStart(digits + 1, "0");
  const point = text.length - digits;
  return `${negative && units !== 0n ? "-" : ""}${text.slice(0, point)}${digits > 0 ? `.${text.slice(point)}` : ""}`;
}

function parts(value: number): { negative: boolean; whole: string; exponent: number } {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential(14).split("e");
  return { negative: value < 0, whole: mantissa.replace(".", ""), exponent: Number(exponent) - 14 };
}

function divideHalfUp(whole: bigint, places: number): bigint {
  if (places > 40) return 0n;
  const divisor = 10n ** BigInt(places);
  return (2n * whole + divisor) / (2n * divisor);
}
