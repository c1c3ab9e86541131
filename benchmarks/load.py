"""A closed loop over plain sockets: each connection sends its next request when the last answer is in."""

import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class Request:
    """One request. body: urlencoded form for a POST, None for a GET."""

    path: str
    cookie: str = ""
    body: str | None = None


@dataclass(frozen=True)
class Measured:
    """per_second: answers of the expected status. p50, p95: milliseconds. wrong: other answers."""

    per_second: float
    p50: float
    p95: float
    wrong: int
    total: int


def drive(port: int, requests: Iterator[Request], *, seconds: float, connections: int, expect: int) -> Measured:
    """Send requests over `connections` sockets for `seconds`; `requests` must not run out."""
    lock = threading.Lock()
    times: list[float] = []
    wrong = [0]
    until = time.perf_counter() + seconds

    def work() -> None:
        mine: list[float] = []
        connection = socket.create_connection(("127.0.0.1", port), timeout=30)
        while time.perf_counter() < until:
            with lock:
                request = next(requests, None)
            if request is None:
                break
            data = _bytes(request)
            started = time.perf_counter()
            connection.sendall(data)
            status = _receive(connection)
            mine.append((time.perf_counter() - started) * 1000)
            if status != expect:
                with lock:
                    wrong[0] += 1
        connection.close()
        with lock:
            times.extend(mine)

    started = time.perf_counter()
    _together(work, connections)
    took = time.perf_counter() - started
    times.sort()
    return Measured(
        per_second=(len(times) - wrong[0]) / took,
        p50=times[len(times) // 2] if times else 0,
        p95=times[int(len(times) * 0.95)] if times else 0,
        wrong=wrong[0],
        total=len(times),
    )


def _bytes(request: Request) -> bytes:
    head = f"{'GET' if request.body is None else 'POST'} {request.path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    if request.cookie:
        head += f"Cookie: {request.cookie}\r\n"
    if request.body is None:
        return f"{head}\r\n".encode()
    head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(request.body)}\r\n"
    return f"{head}\r\n{request.body}".encode()


def _receive(connection: socket.socket) -> int:
    """Read one whole answer; gives its status. As little Python as possible: it runs on the same two cores."""
    data = connection.recv(65536)
    while (end := data.find(b"\r\n\r\n")) < 0:
        data += connection.recv(65536)
    head = data[:end].lower()
    start = head.find(b"content-length: ") + 16
    length = int(head[start : head.find(b"\r", start) if head.find(b"\r", start) > 0 else None])
    missing = end + 4 + length - len(data)
    while missing > 0:
        missing -= len(connection.recv(min(missing, 65536)))
    return int(head[9:12])


def _together(work: Callable[[], None], number: int) -> None:
    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
