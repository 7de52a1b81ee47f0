using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace MongCai.Schedule.Service.Tests.Webhooks;

/// <summary>Certificates by an authority of the tests' own.</summary>
internal static class TestCertificates
{
    /// <summary>One that signs others.</summary>
    public static X509Certificate2 Authority() => Request("Authority of the tests", isAuthority: true, out _).CreateSelfSigned(Day(-60), Day(60));

    /// <summary>One between the authority and a receiver.</summary>
    public static X509Certificate2 Between(X509Certificate2 authority) => Signed(authority, Request("Between", isAuthority: true, out var key), key, 0);

    /// <summary>One of a receiver.</summary>
    /// <param name="issuer">Who signs it.</param>
    /// <param name="name">The host.</param>
    /// <param name="daysAgo">Since when it is out of date.</param>
    /// <param name="isForServers">Whether it is for servers; else for clients.</param>
    /// <param name="issuerAt">Where it says that its issuer's can be had.</param>
    public static X509Certificate2 Of(X509Certificate2 issuer, string name, int daysAgo = 0, bool isForServers = true, Uri? issuerAt = null)
    {
        var request = Request(name, isAuthority: false, out var key);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(isForServers ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2")], critical: true));
        if (issuerAt is not null)
        {
            request.CertificateExtensions.Add(new X509AuthorityInformationAccessExtension(null, [issuerAt.AbsoluteUri]));
        }

        return Signed(issuer, request, key, daysAgo);
    }

    private static CertificateRequest Request(string name, bool isAuthority, out ECDsa key)
    {
        key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(isAuthority, false, 0, critical: true));
        return request;
    }

    private static X509Certificate2 Signed(X509Certificate2 issuer, CertificateRequest request, ECDsa key, int daysAgo)
    {
        using var signed = request.Create(issuer, Day(-50), Day(daysAgo == 0 ? 50 : -daysAgo), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static DateTimeOffset Day(int days) => DateTimeOffset.UtcNow.AddDays(days);
}
