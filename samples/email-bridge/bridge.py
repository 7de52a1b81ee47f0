#!/usr/bin/env python3
"""Sends the events of MongCai.Schedule by e-mail, in order, none left out; README.md says how to run it."""
import argparse, contextlib, hashlib, http.client, itertools, json, os, re, signal, smtplib, ssl, sys, time, urllib.request
from letter import LANGUAGES, TYPES, letter_of

WAIT = 50  # seconds that the service holds an answer open: it allows 60, where many a proxy cuts


class NotBelieved(Exception):
    """What the service says does not follow from what it said before. Waiting does not help: a person has to look."""


def ask(service, path):
    with urllib.request.urlopen(service + path, timeout=WAIT + 30) as answer:
        return json.load(answer)


def hash_of(event):  # events come in the canonical form of RFC 8785, which this writes again
    return hashlib.sha256(json.dumps(event, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()).hexdigest()


def newest(service):
    """The place of who has just begun. Asked from far ahead, the service says at once which event is the last."""
    last = ask(service, f"/v1/events?after={10 ** 15}")["last"]
    return {"sequence": last, "hash": hash_of(ask(service, f"/v1/events?after={last - 1}&limit=1")["events"][0]) if last else "0" * 64}


def follow(service, place):
    """The events after a place, each with the place after it. All are read, and chosen from here: the chain proves that none was left out."""
    page, followed = ask(service, f"/v1/events?after={place['sequence']}&wait={WAIT}"), []
    if page["last"] < place["sequence"]:
        raise NotBelieved(f"The last event is {page['last']}, and {place['sequence']} was read: the service was put back to an older state.")
    for event in page["events"]:
        number, name = place["sequence"] + 1, event.get("id", "")
        if event.get("sequence") != f"{number:012}" or event.get("prevhash") != place["hash"] or not re.fullmatch("evt_[0-9a-f]+", name):
            raise NotBelieved(f"Event {number} ({name!r}) does not follow from what was read before it: something was changed or left out.")
        place = {"sequence": number, "hash": hash_of(event)}
        followed.append((event, place))
    return followed


def keep(file, place):
    """Whoever reads the file finds the old place or the new one, whole, also after the power failed."""
    with open(f"{file}.new", "w", encoding="utf-8") as new:
        json.dump(place, new)
        new.flush()
        os.fsync(new.fileno())
    os.replace(f"{file}.new", file)


def hand_over(letter, left, options):
    """Gives a mail to the SMTP server for those in `left`, and takes out of it who has it."""
    smtp = smtplib.SMTP(*options.smtp, timeout=30)
    try:
        if options.starttls:
            smtp.starttls(context=ssl.create_default_context())
        if os.environ.get("SMTP_USER"):
            smtp.login(os.environ["SMTP_USER"], os.environ["SMTP_PASSWORD"])
        left[:] = smtp.send_message(letter, options.sender, left)
    finally:
        with contextlib.suppress(OSError):  # once it has the mail, how it takes leave does not matter
            smtp.quit()
    if left:
        raise OSError(f"{', '.join(left)}: refused, the others have it")


@contextlib.contextmanager
def in_one_piece():
    """A stop that is asked for meanwhile comes after: what was handed over is noted first."""
    signal.pthread_sigmask(signal.SIG_BLOCK, (signal.SIGTERM, signal.SIGINT))
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, (signal.SIGTERM, signal.SIGINT))


def send(letter, place, left, options):
    with in_one_piece():
        if left:  # nobody, where only the place could not be kept
            hand_over(letter, left, options)
        keep(options.state, place)


def insist(on, action, *arguments):
    """Does it until it is done."""
    for pause in itertools.chain((1, 2, 5, 15), itertools.repeat(60)):
        try:
            return action(*arguments)
        except (OSError, http.client.HTTPException, ValueError, LookupError) as failure:
            print(f"{on}: {type(failure).__name__}: {failure}; again in {pause} s", file=sys.stderr, flush=True)
            time.sleep(pause)


def with_parts(wanted, gates):
    while more := {gate["id"] for gate in gates if gate["partOf"] in wanted} - wanted:
        wanted = wanted | more
    return wanted


def options_of(arguments):
    def address(text):
        if not re.fullmatch(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+", text):
            raise argparse.ArgumentTypeError(f"{text!r} is no address; write NAME@HOST, in ASCII")
        return text

    def server(text):
        host, _, port = text.rpartition(":")
        return host, int(port)

    parser = argparse.ArgumentParser(description=__doc__, epilog="SMTP_USER and SMTP_PASSWORD, if the server wants them, are read from the environment.")
    parser.add_argument("--service", default="http://localhost:5080", type=lambda text: text.rstrip("/"), metavar="URL")
    parser.add_argument("--gate", action="append", default=[], metavar="ID", help="repeatable, each with its parts; what happens to statements then only if --types names it")
    parser.add_argument("--types", action="extend", nargs="+", default=[], choices=TYPES, metavar="TYPE", help=f"left out: all of {', '.join(TYPES)}")
    parser.add_argument("--lang", choices=LANGUAGES, default="vi")
    parser.add_argument("--state", required=True, metavar="FILE", help="where it keeps how far it is; where there is none, it begins with the next event")
    parser.add_argument("--from", dest="sender", required=True, type=address, metavar="ADDRESS")
    parser.add_argument("--to", action="append", required=True, type=address, metavar="ADDRESS", help="repeatable")
    parser.add_argument("--smtp", default="localhost:25", type=server, metavar="HOST:PORT")
    parser.add_argument("--starttls", action="store_true", help="send by TLS or not at all")
    options = parser.parse_args(arguments)
    if os.environ.get("SMTP_USER") and not options.starttls:
        parser.error("SMTP_USER is set: without --starttls anybody on the way could read the password")
    return options


def run(options):
    if not os.path.exists(options.state):
        keep(options.state, insist(options.service, newest, options.service))
    with open(options.state, encoding="utf-8") as file:
        place = json.load(file)
    while True:
        gates = insist(options.service, ask, options.service, "/v1/gates")["gates"]
        if unknown := set(options.gate) - {gate["id"] for gate in gates}:
            sys.exit(f"There is no gate {', '.join(unknown)}; there are: {', '.join(gate['id'] for gate in gates)}.")
        names = {one["id"]: one["names"][options.lang] for one in gates + insist(options.service, ask, options.service, "/v1/classes")["classes"]}
        for event, place in insist(options.service, follow, options.service, place):
            gate, kind = event["data"].get("gate"), event["type"]
            of_gate = not options.gate or (gate in with_parts(set(options.gate), gates) if gate else kind in options.types)
            if of_gate and (not options.types or kind in options.types):
                letter = letter_of(event, names, options)
                insist(":".join(map(str, options.smtp)), send, letter, place, list(options.to), options)
                print(f"{place['sequence']} {kind} {event['subject']}: sent", flush=True)
            else:
                keep(options.state, place)


if __name__ == "__main__":
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: sys.exit(0))
    try:
        run(options_of(sys.argv[1:]))
    except NotBelieved as failure:
        sys.exit(str(failure))
