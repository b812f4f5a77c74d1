// IMEIs that no other device has.
import { randomInt } from 'node:crypto';

// A type allocation code of the suite's own run, so that suites sharing a database do not meet.
const typeAllocationCode = `35${String(randomInt(1_000_000)).padStart(6, '0')}`;
let serial = 0;

/** The check digit of an IMEI's first fourteen digits. */
function luhnDigit(digits) {
  const total = [...digits].reverse().reduce((sum, digit, position) => {
    const value = Number(digit) * (position % 2 === 0 ? 2 : 1);
    return sum + (value > 9 ? value - 9 : value);
  }, 0);
  return String((10 - (total % 10)) % 10);
}

/** A valid IMEI, another one at each call. */
function newImei() {
  const digits = typeAllocationCode + String(serial++).padStart(6, '0');
  return digits + luhnDigit(digits);
}

export { newImei };
