"""Runs the requests of a folder through the filter by Spark, and prints a table (scripts/cluster starts it).

cluster.py MASTER FOLDER WORKER: FOLDER has `estimate` and `requests.jsonl`; WORKER is the process id of the
worker that is ended on the way.
"""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from pyspark.sql import SparkSession

MASTER, FOLDER, WORKER = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
FILTER, REQUESTS, PARQUET = str(FOLDER / "estimate"), FOLDER / "requests.jsonl", FOLDER / "requests.parquet"
PARTS = 32


def session(cores):
    """A session on so many of the workers, of which each has one core."""
    spark = (
        SparkSession.builder.master(MASTER)
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.ui.enabled", "false")
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.cores.max", cores)
        .config("spark.executor.memory", "512m")
        .config("spark.sql.files.maxPartitionBytes", PARQUET.stat().st_size // PARTS)
        .config("spark.sql.files.openCostInBytes", 0)
        .getOrCreate()
    )
    spark.sparkContext.setLogLevel("OFF")
    while executors(spark) < cores:
        time.sleep(0.05)
    return spark


def executors(spark):
    """How many executors there are: the driver is counted with them."""
    return spark.sparkContext._jsc.sc().getExecutorMemoryStatus().size() - 1


def pipe(spark, out):
    """The lines of a file through the filter, one process for each part."""
    spark.sparkContext.textFile(REQUESTS.as_uri(), PARTS).pipe(FILTER).saveAsTextFile(out.as_uri())


def frame(spark, out):
    """The same from Parquet to Parquet, each with its number: one process for each batch."""
    program = FILTER

    def answer(batches):
        for batch in batches:
            lines = "".join(f"{request}\n" for request in batch["request"])
            answers = subprocess.run([program], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
            yield batch[["number"]].assign(answer=answers.splitlines())

    requests = spark.read.parquet(PARQUET.as_uri())
    requests.mapInPandas(answer, "number long, answer string").write.parquet(out.as_uri())


def digest(out):
    """The hash of all answers in the order of the requests."""
    total = hashlib.sha256()
    if next(out.glob("*.parquet"), None):
        for line in pq.read_table(out).sort_by("number")["answer"].to_pylist():
            total.update(f"{line}\n".encode())
    else:
        for part in sorted(out.glob("part-*")):
            total.update(part.read_bytes())
    return total.hexdigest()


def end_worker(spark, ran):
    """Ends the worker, and what it runs, once a third of the parts is done; says how many were."""
    tracker = spark.sparkContext.statusTracker()
    while not ran.is_set():
        for stage in tracker.getActiveStageIds():
            info = tracker.getStageInfo(stage)
            if info and info.numTasks > 1 and info.numTasks // 3 <= info.numCompletedTasks < info.numTasks - 2:
                children = subprocess.run(["pgrep", "-P", str(WORKER)], stdout=subprocess.PIPE, text=True).stdout.split()
                for pid in [WORKER, *map(int, children)]:
                    os.kill(pid, signal.SIGKILL)
                return f"ended after {info.numCompletedTasks} of {info.numTasks} parts"
        time.sleep(0.002)
    return None


def run(job, cores, ending=False):
    """Seconds, the hash, and what was ended."""
    spark = session(cores)
    out = FOLDER / "out"
    shutil.rmtree(out, ignore_errors=True)
    ran, ended = threading.Event(), []
    ender = threading.Thread(target=lambda: ended.append(end_worker(spark, ran)), daemon=True)
    start = time.monotonic()
    if ending:
        ender.start()
    job(spark, out)
    seconds = time.monotonic() - start
    ran.set()
    if ending:
        ender.join()
        if not ended[0]:
            sys.exit("cluster: all was answered before a worker could be ended: set REQUESTS to more.")
        while executors(spark) >= cores:
            time.sleep(0.05)
    spark.stop()
    return seconds, digest(out), ended[0] if ending else ""


def row(name, expected, seconds, hashed, note=""):
    """Prints a row of the table; tells whether its answers are the expected ones."""
    print(f"{name:36}{seconds:8.1f}  {hashed[:16]}…  {note}".rstrip(), flush=True)
    return hashed == expected


def main():
    start = time.monotonic()
    with REQUESTS.open() as requests:
        alone = subprocess.run([FILTER], stdin=requests, stdout=subprocess.PIPE, check=True).stdout
    seconds = time.monotonic() - start
    expected = hashlib.sha256(alone).hexdigest()
    lines = REQUESTS.read_text().splitlines()
    count = alone.count(b'{"ok":')
    if count != len(lines):
        sys.exit(f"cluster: of {len(lines)} requests {count} were answered.")
    pq.write_table(
        pa.table({"number": range(count), "request": lines}),
        PARQUET,
        row_group_size=-(-count // PARTS),
    )
    print(f"\n{count:,} requests\n\n{'':36}{'seconds':>8}  sha256 of the answers")
    same = [row("one process", expected, seconds, expected)]
    for name, job in (("pipe", pipe), ("mapInPandas, Parquet", frame)):
        same.append(row(f"{name}, one worker", expected, *run(job, 1)))
        same.append(row(f"{name}, two workers", expected, *run(job, 2)))
    same.append(row("pipe, a worker ended", expected, *run(pipe, 2, ending=True)))
    if not all(same):
        sys.exit("cluster: not all answers have the bytes of one process.")
    print("\nAll answers have the bytes of one process.")


main()
