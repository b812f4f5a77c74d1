"""Hardware identifiers that no other device has."""

import itertools
import secrets

# A type allocation code of the suite's own run, so that suites sharing a database do not meet.
_TYPE_ALLOCATION_CODE = "35" + "".join(str(secrets.randbelow(10)) for _ in range(6))
_serials = itertools.count()


def luhn_digit(digits):
    """The check digit of an IMEI's first fourteen digits."""
    total = 0
    for position, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if position % 2 == 0 else 1)
        total += value - 9 if value > 9 else value
    return str(-total % 10)


def new_imei():
    """A valid IMEI, another one at each call."""
    digits = f"{_TYPE_ALLOCATION_CODE}{next(_serials):06d}"
    return digits + luhn_digit(digits)


def new_serial():
    """A serial number, another one at each call."""
    return f"SN{_TYPE_ALLOCATION_CODE}{next(_serials):06d}"
