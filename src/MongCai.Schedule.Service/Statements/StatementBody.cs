namespace MongCai.Schedule.Service.Statements;

/// <summary>A statement as it is sent: the document that files hold, in JSON. What it is made of says <see cref="StatementSchemas"/>.</summary>
internal sealed record StatementBody;
