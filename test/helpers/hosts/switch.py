#!/usr/bin/env python3
"""A network switch in software, for tests that need several hosts: it loses and delays frames, and can be unplugged.

Each port is a TAP device, which the caller moves into a host's network namespace. Commands come on standard input, one a
line; each is answered with one line:

    loss SHARE        of all frames, from 0 to 1
    delay MS          for every frame, one way
    unplug PORT       frames from and to the port are lost
    plug PORT
    part PORT PORT    these two hear nothing of each other
    seed NUMBER       for what is lost
    count             "frames bytes" of every port since the last count, as sent by its host

The kernel's own emulation (tc netem) is a module that many machines lack; TAP devices are everywhere.
"""
import fcntl
import heapq
import os
import random
import select
import struct
import sys
import time

TUNSETIFF = 0x400454CA
IFF_TAP, IFF_NO_PI = 0x0002, 0x1000
FRAME = 65536


def open_port(name):
    fd = os.open('/dev/net/tun', os.O_RDWR | os.O_NONBLOCK)
    fcntl.ioctl(fd, TUNSETIFF, struct.pack('16sH', name.encode(), IFF_TAP | IFF_NO_PI))
    return fd


def main():
    names = sys.argv[1:]
    ports = [open_port(name) for name in names]
    by_fd = {fd: index for index, fd in enumerate(ports)}
    learned = {}
    waiting = []  # (due, order, port, frame)
    order = 0
    loss, delay = 0.0, 0.0
    unplugged = set()
    parted = set()
    frames, sizes = [0] * len(ports), [0] * len(ports)
    chance = random.Random(1)
    commands = b''
    print('ready', flush=True)
    while True:
        timeout = max(0.0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([0, *ports], [], [], timeout)
        for fd in readable:
            if fd == 0:
                read = os.read(0, 4096)
                if not read:
                    return
                commands += read
                while b'\n' in commands:
                    line, commands = commands.split(b'\n', 1)
                    word, *rest = line.decode().split()
                    answer = 'ok'
                    if word == 'loss':
                        loss = float(rest[0])
                    elif word == 'delay':
                        delay = float(rest[0]) / 1000
                    elif word == 'unplug':
                        unplugged.add(int(rest[0]))
                    elif word == 'plug':
                        unplugged.discard(int(rest[0]))
                    elif word == 'part':
                        parted.add(frozenset((int(rest[0]), int(rest[1]))))
                    elif word == 'seed':
                        chance = random.Random(int(rest[0]))
                    elif word == 'count':
                        answer = ' '.join(f'{f} {s}' for f, s in zip(frames, sizes))
                        frames, sizes = [0] * len(ports), [0] * len(ports)
                    else:
                        answer = 'unknown'
                    print(answer, flush=True)
                continue
            while True:
                try:
                    frame = os.read(fd, FRAME)
                except BlockingIOError:
                    break
                except OSError:
                    break  # the host is not up yet, or gone
                port = by_fd[fd]
                frames[port] += 1
                sizes[port] += len(frame)
                if port in unplugged:
                    continue
                learned[frame[6:12]] = port
                known = learned.get(frame[0:6])
                targets = [known] if known is not None else [p for p in range(len(ports)) if p != port]
                for target in targets:
                    if target == port or frozenset((target, port)) in parted or (loss > 0 and chance.random() < loss):
                        continue
                    order += 1
                    heapq.heappush(waiting, (time.monotonic() + delay, order, target, frame))
        now = time.monotonic()
        while waiting and waiting[0][0] <= now:
            _, _, target, frame = heapq.heappop(waiting)
            if target in unplugged:
                continue
            try:
                os.write(ports[target], frame)
            except OSError:
                pass  # a full queue loses frames, as any switch does


main()
