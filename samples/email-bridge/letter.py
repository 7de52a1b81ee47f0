"""What a mail says of an event, in one of three languages."""
import json
from datetime import datetime, timedelta, timezone
from email import message, policy

LANGUAGES = ("vi", "zh", "en")
LETTER = policy.SMTP.clone(cte_type="7bit")  # a server need not take eight bits
WORDS = dict((word, said) for word, *said in (line.strip().split(" | ") for line in """
    gate.regime_changed | Đổi chế độ thông quan | 通关状态变更 | Regime changed
    gate.hours_changed | Đổi giờ làm việc | 办理时间变更 | Hours changed
    gate.schedule_revised | Lịch được sửa | 日程修订 | Schedule revised
    gate.change_upcoming | Sắp thay đổi | 即将变更 | Change ahead
    statement.published | Văn bản được công bố | 文书公布 | Statement published
    statement.ended | Văn bản hết hiệu lực | 文书失效 | Statement ended
    statement.review_due | Cần xem xét lại | 应予复核 | Review is due
    statement.unratified | Chưa được phê chuẩn đúng hạn | 逾期未批准 | Not ratified in time
    passenger | xuất nhập cảnh | 人员通关 | passengers
    cargo | thông quan hàng hóa | 货物通关 | cargo
    resident-trade | trao đổi cư dân biên giới | 边民互市 | residents' trade
    export | xuất khẩu từ Việt Nam | 越南出口 | export from Vietnam
    import | nhập khẩu vào Việt Nam | 越南进口 | import into Vietnam
    exit | xuất cảnh khỏi Việt Nam | 自越南出境 | exit from Vietnam
    entry | nhập cảnh vào Việt Nam | 入境越南 | entry into Vietnam
    normal | bình thường | 正常通关 | normal
    appointment | hẹn trước | 预约通关 | by appointment only
    closed | tạm dừng | 暂停通关 | closed
    unknown | chưa có thông tin | 暂无信息 | not known
    agreed | hai bên thống nhất | 双方商定 | agreed by both sides
    announced | một bên thông báo | 单方通告 | announced by one side
    standing | lịch thường | 常规 | ordinary timetable
    forecast | dự kiến | 预计 | forecast
    unconfirmed | chưa xác nhận | 未确认 | unconfirmed
    rule | quy tắc hằng năm | 年度惯例 | recurring rule
    agreement | thỏa thuận | 协议 | agreement
    emergency | khẩn cấp | 紧急 | emergency
    vn | Việt Nam | 越南 | Vietnam
    cn | Trung Quốc | 中国 | China
    both | hai bên | 双方 | both sides
    new | mới | 新发 | new
    replace | thay thế | 取代 | replaces another
    cancel | thu hồi | 撤销 | cancels another
    late | Tin này được ghi muộn. | 此消息补发。 | This was written late.
    from | Từ | 自 | From
    before | Trước đó | 此前 | Before
    after | Sau đó | 此后 | After
    hours | Giờ làm việc | 办理时间 | Hours
    no hours | không có giờ chung | 无共同时段 | none in common
    last entry | nhận cuối | 最后入场 | last entry
    except | Riêng | 例外—— | Except
    because | Căn cứ | 依据 | Because
    source | Nguồn | 来源 | Source
    disputed | Nguồn khác ghi | 另有说法 | Others say
    changes | Tất cả các thay đổi | 全部变化 | All changes
    statement | Văn bản | 文书 | Statement
    number | Số | 编号 | Number
    publication | Loại công bố | 公布类型 | Publication
    clause | Khoản | 条款 | Clause
    event | Sự kiện | 事件 | Event
    Hanoi | giờ Hà Nội | 河内时间 | Hanoi time
    Beijing | giờ Bắc Kinh | 北京时间 | Beijing time
    next day | (hôm sau) | （次日） | (the next day)
    """.strip().splitlines()))
TYPES = [word for word in WORDS if "." in word]


def letter_of(event, names, options):
    """The mail about an event. It is made of that alone, so that a repeated one is the same, by its Message-ID too."""
    language, data = options.lang, event["data"]

    def say(word):
        return WORDS[word][LANGUAGES.index(language)] if word in WORDS else str(word)

    def clocks(text):  # neither city has had summer time for decades
        hanoi, beijing = (datetime.fromisoformat(text).astimezone(timezone(timedelta(hours=ahead))) for ahead in (7, 8))
        day = {"vi": f"{hanoi.day}/{hanoi.month}/{hanoi.year}", "zh": f"{hanoi.year}年{hanoi.month}月{hanoi.day}日", "en": f"{hanoi.day} {hanoi:%B %Y}"}
        later = "" if hanoi.date() == beijing.date() else " " + say("next day")
        return f"{day[language]}, {hanoi:%H:%M} {say('Hanoi')} = {beijing:%H:%M} {say('Beijing')}{later}"

    def hours(windows):
        def window(one):
            return f"{one['opens'] or '?'}–{one['closes'] or '?'}" + (f" ({say('last entry')} {one['lastEntry']})" if one["lastEntry"] else "")
        if not windows:
            return say("unknown" if windows is None else "no hours")
        hanoi, beijing = (", ".join(map(window, clock)) for clock in (windows, [one["beijing"] for one in windows]))
        return f"{hanoi} {say('Hanoi')} = {beijing} {say('Beijing')}"

    def state(label, status, sure=""):
        yield f"{say(label)}: {say(status['regime'])}{sure}"
        if status["regime"] in ("normal", "appointment"):
            yield f"  {say('hours')}: {hours(status['hours'])}"
        for one in status["exceptions"]:
            whom = ", ".join([names.get(name, name) for name in one["classes"]] + ([say(one["direction"])] if one["direction"] else []))
            yield f"  {say('except')} {whom}: {say(one['regime'])}" + (f", {hours(one['hours'])}" if "hours" in one else "")

    def of_gate():
        yield from state("before", data["before"])
        yield from state("after", data["after"], f" ({say(data['certainty'])})" if data["after"]["regime"] != "unknown" else "")
        for reason in data["because"]:
            yield f"{say('because')}: {reason['text'][language]} [{reason['statement']}]"
            for source in reason["sources"]:
                yield f"  {say('source')}: " + ", ".join(filter(None, (source["title"], source["published"], source["url"])))
            for other in reason["disputed"]:
                yield f"  {say('disputed')}: {other['says'][language]} ({other['source']['title']})"
        if "changesInAll" in data:
            yield f"{say('changes')} ({data['changesInAll']}): {options.service}/v1/revisions/{data['revision']}/changes"

    def of_statement():
        yield f"{say('statement')}: {data['title'][language]} ({say(data['kind'])}, {say(data['issuedBy'])}) {options.service}/v1/statements/{data['statement']}"
        yield from (f"{say(member)}: {say(data[member])}" for member in ("number", "publication", "clause") if member in data)

    if "after" in data:
        regimes = dict.fromkeys((say(data["before"]["regime"]), say(data["after"]["regime"])))  # once, where it stays the same
        about, lines = f"{names.get(data['gate'], data['gate'])}, {say(data['flow'])}: {' → '.join(regimes)} ({clocks(data['effectiveAt'])})", of_gate()
    elif "title" in data:
        about, lines = data["title"][language], of_statement()
    else:  # of a type that came after this program
        about, lines = event["subject"], [json.dumps(data, ensure_ascii=False, indent=2)]
    text = [say("late")] if data.get("late") else []
    text += [f"{say('from')}: {clocks(data.get('effectiveAt', event['time']))}", *lines, f"{say('event')}: {int(event['sequence'])}, {event['id']}"]
    letter = message.EmailMessage(LETTER)
    letter["Subject"] = " ".join(f"{say(event['type'])}: {about}".split())  # a name may hold the end of a line; a header must not
    letter["From"], letter["To"], letter["Date"] = options.sender, ", ".join(options.to), datetime.fromisoformat(event["recordedtime"])
    letter["Message-ID"] = f"<{event['id']}.{language}@{options.sender.rpartition('@')[2]}>"
    letter["Auto-Submitted"] = "auto-generated"  # RFC 3834: nobody's notice of absence is sent back
    letter.set_content("\n".join(text) + "\n")
    return letter
