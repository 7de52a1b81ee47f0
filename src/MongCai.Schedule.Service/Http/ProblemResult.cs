using System.Diagnostics;
using System.Text.Json;

namespace MongCai.Schedule.Service.Http;

/// <summary>Answers with a problem in the language of the request.</summary>
internal sealed class ProblemResult : IResult
{
    private readonly ProblemKind _kind;
    private readonly TrilingualText _detail;
    private readonly IReadOnlyList<ParameterMistake> _mistakes;

    public ProblemResult(ProblemKind kind, TrilingualText? detail = null)
    {
        _kind = kind;
        _detail = detail ?? kind.Title;
        _mistakes = [];
    }

    /// <summary>A problem with mistakes to point at.</summary>
    /// <param name="kind">The kind of problem.</param>
    /// <param name="mistakes">What is wrong; a single one is the problem's detail too.</param>
    public ProblemResult(ProblemKind kind, IReadOnlyList<ParameterMistake> mistakes)
    {
        _kind = kind;
        _detail = mistakes is [var only] ? only.Detail : kind.Title;
        _mistakes = mistakes;
    }

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var language = RequestLanguage.Of(httpContext.Request);
        var document = Document(httpContext, language);
        var response = httpContext.Response;
        response.StatusCode = _kind.Status;
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentLanguage = RequestLanguage.Tag(language);
        response.Headers.Vary = "Accept-Language";
        response.ContentType = "application/problem+json; charset=utf-8";
        await JsonSerializer.SerializeAsync(response.Body, document, Json.Options, httpContext.RequestAborted);
    }

    /// <summary>The problem as it is written, in a language.</summary>
    public ProblemDocument Document(HttpContext httpContext, Language language) => new(
        $"/problems/{_kind.Code}",
        _kind.Title.In(language),
        _kind.Status,
        _detail.In(language),
        Activity.Current?.TraceId.ToHexString() ?? httpContext.TraceIdentifier,
        [.. _mistakes.Select(mistake => new ProblemDocument.Error(mistake.In, mistake.Pointer, mistake.Detail.In(language)))]);
}
