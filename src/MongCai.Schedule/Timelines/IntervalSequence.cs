using NodaTime;

namespace MongCai.Schedule.Timelines;

/// <summary>The intervals of a timeline from an instant on, the first cut at it; the timeline is compiled further where they go on.</summary>
internal readonly struct IntervalSequence(Timeline timeline, Instant at)
{
    public Enumerator GetEnumerator() => new(timeline, at);

    /// <summary>One of them.</summary>
    /// <param name="compiled">The timeline, as far as to hold the one after it.</param>
    /// <param name="index">Its place.</param>
    /// <param name="cut">Where it begins at the earliest.</param>
    public readonly struct Interval(CompiledTimeline compiled, int index, Instant cut)
    {
        /// <summary>Its first instant.</summary>
        public Instant Start => compiled.StartOf(index) is { } start && start > cut ? start : cut;

        /// <summary>Its end, exclusive; null for the last.</summary>
        public Instant? End => index + 1 < compiled.Count ? compiled.StartOf(index + 1) : null;

        public AnswerTable Table => compiled[index];
    }

    /// <summary>Goes over them. Structures, for a change may lie a thousand intervals ahead.</summary>
    public struct Enumerator
    {
        private readonly Timeline _timeline;
        private readonly Instant _at;
        private CompiledTimeline _compiled;
        private int _index;

        public Enumerator(Timeline timeline, Instant at)
        {
            _timeline = timeline;
            _at = at;
            _compiled = timeline.Reaching(at);
            _index = _compiled.IndexOf(at) - 1;
        }

        public readonly Interval Current => new(_compiled, _index, _at);

        public bool MoveNext()
        {
            if (++_index >= _compiled.Count)
            {
                return false;
            }

            while (_index + 1 == _compiled.Count && _compiled.Horizon != Timeline.CoverageEnd)
            {
                // What is compiled further holds the same interval, perhaps longer, at a place of its own.
                var start = Current.Start;
                _compiled = _timeline.Reaching(_compiled.Horizon);
                _index = _compiled.IndexOf(start);
            }

            return true;
        }
    }
}
