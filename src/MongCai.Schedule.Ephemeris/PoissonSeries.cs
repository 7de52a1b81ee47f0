namespace MongCai.Schedule.Ephemeris;

/// <summary>
/// A sum of terms T^power · amplitude · f(argument polynomial in T), the form in which VSOP87 (f is the cosine) and
/// ELP/MPP02 (f is the sine) are published. The unit of T, centuries or millennia, is the series' own.
/// </summary>
internal sealed class PoissonSeries
{
    private readonly record struct Term(int Power, double Amplitude, double[] Argument);

    private readonly Term[] _terms;
    private readonly Func<double, double> _wave;

    private PoissonSeries(IEnumerable<Term> terms, Func<double, double> wave)
    {
        // Small terms first, so that they are not lost in the rounding of large ones.
        _terms = [.. terms.OrderBy(term => Math.Abs(term.Amplitude))];
        _wave = wave;
    }

    public static PoissonSeries OfCosines(string file) => new(Read(file), Math.Cos);

    public static PoissonSeries OfSines(string file) => new(Read(file), Math.Sin);

    public double At(double t)
    {
        Span<double> sums = stackalloc double[6];
        foreach (var term in _terms)
        {
            sums[term.Power] += term.Amplitude * _wave(Polynomial.At(t, term.Argument));
        }

        return Polynomial.At(t, sums);
    }

    private static IEnumerable<Term> Read(string file) =>
        from row in CoefficientFile.Rows(file)
        let argument = row[2..].Select(CoefficientFile.Number).ToArray()
        select new Term((int)CoefficientFile.Number(row[0]), CoefficientFile.Number(row[1]), argument);
}
