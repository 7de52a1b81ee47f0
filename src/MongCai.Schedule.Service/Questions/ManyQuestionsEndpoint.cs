using System.Text.Json;
using Microsoft.Extensions.Primitives;
using MongCai.Schedule.Service.Http;

namespace MongCai.Schedule.Service.Questions;

/// <summary><c>POST /v1/questions</c>: many questions in one call.</summary>
internal static class ManyQuestionsEndpoint
{
    private const int MostQuestions = 1000;
    private const int MostPasts = 10;
    private const long MostBytes = 1 << 20;

    private static readonly string[] Members = ["gate", "flow", .. QuestionReader.All];

    public static void MapManyQuestions(this RouteGroupBuilder v1) =>
        v1.MapPost("/questions", PostAsync)
            .WithTags(QuestionEndpoints.Tag.Name)
            .WithName("postQuestions")
            .WithSummary("Many questions in one call")
            .WithDescription(
                $"Up to {MostQuestions} questions, answered in order, each with a status or a problem of its own; at most {MostPasts} distinct "
                + "`knownAt`. Every member takes a text; those of classes a list of texts too.")
            .Accepts<QuestionsRequest>("application/json")
            .Produces<QuestionsAnswer>()
            .WithMetadata(
                RequestCost.High, QuestionEndpoints.Tag, ResponseExample.OfFile("questions", "/v1/questions"), new RequestExample("questions-request"),
                new Problems(ProblemKind.InvalidBody, ProblemKind.BodyTooLarge, ProblemKind.UnsupportedMediaType, ProblemKind.Internal));

    private static async Task<IResult> PostAsync(HttpContext context, PublishedCalendar calendar)
    {
        var read = new ParameterReader(context.Request);
        if (read.Problem is { } problem)
        {
            return problem;
        }

        var body = await JsonBody.ReadAsync(context.Request, MostBytes);
        if (body.Document is not { } document)
        {
            return body.Problem!;
        }

        using (document)
        {
            var mistakes = new List<ParameterMistake>();
            var questions = Questions(document.RootElement, mistakes);
            return mistakes is []
                ? Results.Json(Answer(context, calendar, questions), Json.Options)
                : new ProblemResult(ProblemKind.InvalidBody, mistakes);
        }
    }

    private static QuestionsAnswer Answer(HttpContext context, PublishedCalendar calendar, List<Dictionary<string, StringValues>> questions)
    {
        var (book, now, language) = (calendar.Book, calendar.Now, RequestLanguage.Of(context.Request));
        return new QuestionsAnswer(book.RevisionAt(now), [.. questions.Select((given, index) => AnswerOne(given, $"/questions/{index}"))]);

        object AnswerOne(Dictionary<string, StringValues> given, string pointer)
        {
            var read = new ParameterReader("body", pointer, given, Members, QuestionReader.Repeatable.AsSpan());
            var question = new QuestionReader(read, book, now, "body").Read(read.Text("gate"), read.Text("flow"), "body");
            return question is null
                ? new ProblemResult(read.Kind, read.Mistakes).Document(context, language)
                : StatusAnswer.Of(book, question);
        }
    }

    /// <summary>The questions as texts by name; what is wrong with the body as a whole is noted.</summary>
    private static List<Dictionary<string, StringValues>> Questions(JsonElement root, List<ParameterMistake> mistakes)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(new("body", "questions", new(
                "Thân yêu cầu phải là một đối tượng JSON: {\"questions\": […]}.",
                "请求正文须为 JSON 对象：{\"questions\": […]}。",
                "The body must be a JSON object: {\"questions\": […]}.")));
            return [];
        }

        foreach (var other in root.EnumerateObject().Where(member => member.Name != "questions"))
        {
            mistakes.Add(new("body", other.Name, new(
                $"Không có thành phần “{other.Name}”; chỉ có questions.",
                $"没有成员“{other.Name}”；只有 questions。",
                $"There is no member “{other.Name}”; the only one is questions.")));
        }

        if (!root.TryGetProperty("questions", out var list))
        {
            mistakes.Add(new("body", "questions", new(
                "Thiếu danh sách questions.", "缺少列表 questions。", "The list questions is missing.")));
            return [];
        }

        if (list.ValueKind != JsonValueKind.Array)
        {
            mistakes.Add(new("body", "questions", new(
                "questions phải là một danh sách.", "questions 须为列表。", "questions must be a list.")));
            return [];
        }

        if (list.GetArrayLength() is var count && count is < 1 or > MostQuestions)
        {
            mistakes.Add(new("body", "questions", count == 0
                ? new(
                    $"Danh sách questions trống; cần 1 đến {MostQuestions} câu hỏi.",
                    $"列表 questions 为空；须有 1 至 {MostQuestions} 个问题。",
                    $"The list questions is empty; it takes 1 to {MostQuestions} questions.")
                : new(
                    $"Có {count} câu hỏi; nhiều nhất {MostQuestions} trong một lần gọi.",
                    $"共 {count} 个问题；一次调用最多 {MostQuestions} 个。",
                    $"There are {count} questions; at most {MostQuestions} fit in one call.")));
            return [];
        }

        var questions = list.EnumerateArray().Select((question, index) => Question(question, index, mistakes)).ToList();
        if (questions.SelectMany(question => question.GetValueOrDefault("knownAt")).Distinct().Count() > MostPasts)
        {
            mistakes.Add(new("body", "questions", new(
                $"Nhiều nhất {MostPasts} giá trị knownAt khác nhau trong một lần gọi.",
                $"一次调用最多 {MostPasts} 个不同的 knownAt。",
                $"At most {MostPasts} different values of knownAt in one call.")));
        }

        return questions;
    }

    private static Dictionary<string, StringValues> Question(JsonElement question, int index, List<ParameterMistake> mistakes)
    {
        var given = new Dictionary<string, StringValues>();
        if (question.ValueKind != JsonValueKind.Object)
        {
            mistakes.Add(new("body", $"{index}", new(
                "Mỗi câu hỏi là một đối tượng JSON.", "每个问题须为 JSON 对象。", "Each question is a JSON object."), "/questions"));
            return given;
        }

        foreach (var member in question.EnumerateObject())
        {
            var isList = member.Value.ValueKind == JsonValueKind.Array && QuestionReader.Repeatable.Contains(member.Name);
            var texts = isList ? [.. member.Value.EnumerateArray()] : (List<JsonElement>)[member.Value];
            if (member.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            // What there is no such member of is refused with the question, whatever its value.
            if (!Members.Contains(member.Name))
            {
                given[member.Name] = "";
            }
            else if (texts.TrueForAll(text => text.ValueKind == JsonValueKind.String))
            {
                given[member.Name] = StringValues.Concat(given.GetValueOrDefault(member.Name), new StringValues([.. texts.Select(text => text.GetString())]));
            }
            else
            {
                mistakes.Add(new("body", member.Name, new(
                    $"“{member.Name}” phải là chuỗi ký tự{(QuestionReader.Repeatable.Contains(member.Name) ? " hoặc danh sách chuỗi" : "")}.",
                    $"“{member.Name}”须为字符串{(QuestionReader.Repeatable.Contains(member.Name) ? "或字符串列表" : "")}。",
                    $"“{member.Name}” must be a text{(QuestionReader.Repeatable.Contains(member.Name) ? " or a list of texts" : "")}."), $"/questions/{index}"));
            }
        }

        return given;
    }
}
