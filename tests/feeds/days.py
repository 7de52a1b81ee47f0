"""The days of a feed as Debian's python3-icalendar reads it: the arguments and the lines are those of days.mjs."""
import sys
from datetime import date, datetime, timedelta, timezone

from icalendar import Calendar

feed, first, last = sys.argv[1:]
first, last = date.fromisoformat(first), date.fromisoformat(last)
hanoi = timezone(timedelta(hours=7))


def day(value, is_end):
    """The first day of an entry, or the last."""
    if isinstance(value, datetime):
        return (value.astimezone(hanoi) - (timedelta(microseconds=1) if is_end else timedelta())).date()
    return value - timedelta(days=1 if is_end else 0)


lines = []
with open(feed, "rb") as file:
    for event in Calendar.from_ical(file.read()).walk("VEVENT"):
        assert "RRULE" not in event and "RDATE" not in event, event["UID"]
        words = " ".join(str(category) for category in event["CATEGORIES"].cats)
        current, end = max(day(event["DTSTART"].dt, False), first), min(day(event["DTEND"].dt, True), last)
        while current <= end:
            lines.append(f"{current} {words} {event['STATUS']}")
            current += timedelta(days=1)
print("\n".join(sorted(lines)))
