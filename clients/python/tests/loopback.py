"""Keeps the test process on this machine, and remembers who wanted to leave it."""

import ipaddress
import socket


class LoopbackOnly:
    """While installed, a look-up or connection to anything but this machine fails as if the network were down."""

    def __init__(self):
        self.refused_hosts = []
        self._getaddrinfo = socket.getaddrinfo
        self._connect = socket.socket.connect

    def install(self):
        """Replaces the two places through which every Python HTTP library reaches the network."""
        guard = self

        def getaddrinfo(host, *arguments, **options):
            if not is_loopback(host):
                guard.refused_hosts.append(host)
                raise socket.gaierror(socket.EAI_AGAIN, f"the suite stays on this machine: {host}")
            return guard._getaddrinfo(host, *arguments, **options)

        def connect(sock, address):
            if sock.family in (socket.AF_INET, socket.AF_INET6) and not is_loopback(address[0]):
                guard.refused_hosts.append(address[0])
                raise ConnectionRefusedError(f"the suite stays on this machine: {address[0]}")
            return guard._connect(sock, address)

        socket.getaddrinfo = getaddrinfo
        socket.socket.connect = connect

    def remove(self):
        """Puts Python's own functions back."""
        socket.getaddrinfo = self._getaddrinfo
        socket.socket.connect = self._connect


def is_loopback(host):
    """Whether a host name or address is this machine's."""
    if isinstance(host, bytes):
        host = host.decode()
    if host is None or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
