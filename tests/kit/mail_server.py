"""A mail server for tests (aiosmtpd), on a free port of this machine, that does with each mail what it is told.

Says on its first line where it listens, and on each further line one mail that was handed over, with what it did with
it. Reads on each line of its input what to do with the mails that come next, the last word for all that follow:

    accept    takes it
    451       asks for it again later
    550       says that there is no such mailbox
    drop      reads it to the end, and hangs up without an answer
    silent    reads it to the end, and does not answer; hangs up when it is told something new

It ends with its input.
"""

import argparse
import asyncio
import email
import email.policy
import json
import logging
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

ANSWERS = {
    "accept": "250 2.0.0 Taken",
    "451": "451 4.3.0 Later, please",
}


class Handler:
    def __init__(self):
        self.waiting = ["accept"]
        self.told_something_new = asyncio.Event()

    def told(self, line):
        self.waiting = line.split() or ["accept"]
        self.told_something_new.set()
        self.told_something_new = asyncio.Event()

    def next(self):
        return self.waiting.pop(0) if len(self.waiting) > 1 else self.waiting[0]

    async def handle_RCPT(self, server, session, envelope, address, options):
        if self.waiting[0] == "550":
            say({"how": self.next(), "from": envelope.mail_from, "to": [address]})
            return f"550 5.1.1 <{address}>: there is no such mailbox here"
        envelope.rcpt_tos.append(address)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        how = self.next()
        say({"how": how, "tls": session.ssl is not None, "login": session.authenticated} | read(envelope))
        if how == "silent":
            await self.told_something_new.wait()
        if how not in ANSWERS:
            server.transport.abort()
            # Whoever has hung up says nothing more.
            await asyncio.Event().wait()
        return ANSWERS[how]


def read(envelope):
    mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
    bodies = {kind: mail.get_body((kind,)) for kind in ("plain", "html")}
    calendars = [part for part in mail.walk() if part.get_content_type() == "text/calendar"]
    return {
        "from": envelope.mail_from,
        "to": envelope.rcpt_tos,
        "raw": envelope.content.decode("utf-8", "replace"),
        "headers": [[name, str(value)] for name, value in mail.items()],
        "calendars": [[str(part["content-type"]), part.get_payload(decode=True).decode()] for part in calendars],
    } | {kind: body.get_content() if body else "" for kind, body in bodies.items()}


def say(what):
    print(json.dumps(what), flush=True)


def authenticator(login):
    user, password = (part.encode() for part in login.split(":", 1))

    def judge(server, session, envelope, mechanism, data):
        # PLAIN and LOGIN both come as these two.
        good = (data.login, data.password) == (user, password)
        return AuthResult(success=good, handled=good, auth_data=user)

    return judge


def factory(arguments, handler):
    settings = {"hostname": "mail.test", "ident": "a mail server of tests", "enable_SMTPUTF8": False}
    if arguments.login:
        settings |= {"auth_required": True, "auth_require_tls": False, "authenticator": authenticator(arguments.login)}
    if arguments.certificate:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(arguments.certificate)
        settings |= {"tls_context": context}
    return lambda: SMTP(handler, loop=asyncio.get_running_loop(), **settings)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--login", help="USER:PASSWORD, without which no mail is taken")
    # What goes wrong between the two ends is what tests are about: they look at it themselves.
    logging.disable(logging.CRITICAL)
    parser.add_argument("--certificate", help="a file with certificate and key: offers STARTTLS")
    handler = Handler()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(factory(parser.parse_args(), handler), "127.0.0.1", 0)
    say({"port": server.sockets[0].getsockname()[1]})
    told = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(told), sys.stdin)
    while line := await told.readline():
        handler.told(line.decode())
        say({"told": handler.waiting})
    server.close()


asyncio.run(main())
