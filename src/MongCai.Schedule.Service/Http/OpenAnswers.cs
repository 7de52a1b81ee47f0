using System.Globalization;
using System.Runtime.InteropServices;

namespace MongCai.Schedule.Service.Http;

/// <summary>
/// How many answers may be held open to wait for what comes, of an address and in all. Those of an address are told as the requests of a minute
/// are, by <c>RateLimit-Policy</c> and <c>RateLimit</c> with the unit <c>concurrent-requests</c> of the draft.
/// </summary>
internal sealed class OpenAnswers
{
    /// <summary>A stream for each gate and flow of a company, and its staff behind the same address.</summary>
    private const int DefaultOfAddress = 20;

    /// <summary>Some ten kilobytes each (docs/performance.md); beyond it, whoever asks without waiting is still answered.</summary>
    private const int DefaultInAll = 1000;

    /// <summary>As long as what waits may take to be given up for dead.</summary>
    private const string RetryAfterSeconds = "15";

    private readonly Lock _lock = new();
    private readonly Dictionary<object, int> _open = [];
    private readonly int _mostOfAddress;
    private readonly int _mostInAll;
    private readonly string _policy;
    private int _inAll;

    /// <summary>With the settings of <c>Limits</c>.</summary>
    /// <exception cref="InvalidOperationException">One of them is wrong.</exception>
    public OpenAnswers(IConfiguration configuration)
    {
        _mostOfAddress = Read(configuration, "Limits:StreamsPerAddress", DefaultOfAddress);
        _mostInAll = Read(configuration, "Limits:Streams", DefaultInAll);
        _policy = string.Create(CultureInfo.InvariantCulture, $"\"streams\";q={_mostOfAddress};qu=\"concurrent-requests\"");
    }

    /// <summary>How many are open.</summary>
    public int Count => Volatile.Read(ref _inAll);

    /// <summary>Takes a place, to be given back when the answer is complete; else why there is none.</summary>
    public (IDisposable? Place, IResult? Refusal) Open(HttpContext context)
    {
        var caller = Limits.CallerOf(context);
        int left;
        bool isLeft;
        lock (_lock)
        {
            left = _mostOfAddress - _open.GetValueOrDefault(caller);
            isLeft = _inAll < _mostInAll;
            if (left > 0 && isLeft)
            {
                _open[caller] = _mostOfAddress - --left;
                _inAll++;
                Tell();
                return (new Place(this, caller), null);
            }
        }

        Tell();
        context.Response.Headers.RetryAfter = RetryAfterSeconds;
        return (null, new ProblemResult(left > 0 ? ProblemKind.TooManyStreams : ProblemKind.TooManyRequests));

        void Tell()
        {
            context.Response.Headers.Append("RateLimit-Policy", _policy);
            context.Response.Headers.Append("RateLimit", string.Create(CultureInfo.InvariantCulture, $"\"streams\";r={left}"));
        }
    }

    private static int Read(IConfiguration configuration, string setting, int byDefault)
    {
        var most = configuration.GetValue(setting, byDefault);
        return most > 0 ? most : throw new InvalidOperationException($"{setting} is {most}; it is a number of answers that may be held open at a time, 1 or more.");
    }

    private void Close(object caller)
    {
        lock (_lock)
        {
            _inAll--;
            ref var open = ref CollectionsMarshal.GetValueRefOrNullRef(_open, caller);
            if (--open == 0)
            {
                _open.Remove(caller);
            }
        }
    }

    private sealed class Place(OpenAnswers answers, object caller) : IDisposable
    {
        private int _isClosed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isClosed, 1) == 0)
            {
                answers.Close(caller);
            }
        }
    }
}
