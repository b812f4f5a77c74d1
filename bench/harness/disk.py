"""How often the disk under the store can make 4 kB durable in a second: the floor of every durable write."""

import json
import os
import pathlib
import shutil
import time

from .processes import run

BLOCK = 4096
FILE_BYTES = 64 * 1024 * 1024


def fdatasyncs_per_second(directory: pathlib.Path, seconds: int) -> float:
    """Sequential 4 kB writes with one fdatasync each, on a file of 64 MB that exists already."""
    file = directory / "fdatasync.bin"
    if shutil.which("fio"):
        told = run(["fio", "--name=fdatasync", f"--filename={file}", f"--size={FILE_BYTES}", "--rw=write", "--bs=4k",
                    "--ioengine=sync", "--fdatasync=1", f"--runtime={seconds}", "--time_based", "--output-format=json"],
                   seconds=seconds + 60)
        return json.loads(told[told.index("{"):])["jobs"][0]["write"]["iops"]
    return _with_python(file, seconds)


def _with_python(file: pathlib.Path, seconds: int) -> float:
    """The same without fio; an interpreter's few microseconds do not matter beside a flush."""
    if not file.exists():
        file.write_bytes(bytes(FILE_BYTES))
    descriptor = os.open(file, os.O_WRONLY)
    try:
        block, done, begin = os.urandom(BLOCK), 0, time.perf_counter()
        while (elapsed := time.perf_counter() - begin) < seconds:
            os.pwrite(descriptor, block, done * BLOCK % FILE_BYTES)
            os.fdatasync(descriptor)
            done += 1
        return done / elapsed
    finally:
        os.close(descriptor)


def tool() -> str:
    return run(["fio", "--version"]).strip() if shutil.which("fio") else "python os.fdatasync"
