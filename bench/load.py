"""A load generator: N keep-alive connections that each send the same request again and again."""

import asyncio
import json
import sys
import time


async def _connection(port: int, request: bytes, until: float, times: list[float], bad: list[int]) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    while time.perf_counter() < until:
        start = time.perf_counter()
        writer.write(request)
        head = await reader.readuntil(b"\r\n\r\n")
        lower = head.lower()
        length = int(lower.split(b"content-length:", 1)[1].split(b"\r\n", 1)[0])
        await reader.readexactly(length)
        times.append(time.perf_counter() - start)
        if not head.startswith(b"HTTP/1.1 2"):
            bad.append(int(head.split(b" ", 2)[1]))
    writer.close()


async def _run(port: int, path: str, body: bytes, connections: int, seconds: float) -> dict[str, float]:
    request = (
        f"POST {path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    ).encode() + body
    times: list[float] = []
    bad: list[int] = []
    start = time.perf_counter()
    await asyncio.gather(*(_connection(port, request, start + seconds, times, bad) for _ in range(connections)))
    elapsed = time.perf_counter() - start
    ordered = sorted(times)
    return {
        "per_second": len(times) / elapsed,
        "p50_ms": ordered[len(ordered) // 2] * 1000,
        "p99_ms": ordered[int(len(ordered) * 0.99)] * 1000,
        "failed": len(bad),
    }


if __name__ == "__main__":
    port, path, connections, seconds = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), float(sys.argv[4])
    print(json.dumps(asyncio.run(_run(port, path, sys.stdin.buffer.read(), connections, seconds))))
