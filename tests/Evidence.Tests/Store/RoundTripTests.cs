using FsCheck;
using FsCheck.Fluent;
using Testudo.Evidence.Claims;
using Testudo.Evidence.Record;
using Testudo.Evidence.Store;
using Testudo.World;

namespace Testudo.Evidence.Tests.Store;

public sealed class SqliteRoundTripTests() : RoundTripTests(new SqliteStores());

public sealed class PostgresRoundTripTests(PostgresServer server) : RoundTripTests(new PostgresStores(server.Address()));

public abstract class RoundTripTests(TestStores stores) : IDisposable
{
    private static readonly System.Text.Json.JsonSerializerOptions Lenient = new() { NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals };

    private static readonly string[] Hostile =
    [
        "",
        " ",
        "'; DROP TABLE imports; --",
        "\"",
        "\\",
        "\\N",
        "%_",
        "@Id",
        "{text}",
        "\0",
        "a\0b\0",
        "\u0010",
        "\u00100000",
        "😀 Молнія \u202E",
        "\uD83D",
        "\uDE00\uD83D",
        "a\uD83D\0",
        "\r\n\t\u001a",
        "\uFEFF",
        "\uFFFF",
        new string('ї', 100_000),
        new string('\0', 10_000),
    ];

    public void Dispose()
    {
        stores.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Hostile_texts_come_back_as_they_were()
    {
        using var store = EvidenceStore.Open(stores.New());
        var rows = Hostile.Select((text, i) => new RecordRow
        {
            Line = i,
            Key = text,
            Model = text,
            Threats = [text, text],
            Class = text,
            Time = new ReportedTime(DateTime.MinValue, DateTime.MaxValue, true),
            LaunchPlace = text,
            Target = text,
            Source = text,
            IsNational = false,
            DestroyedDetails = new Dictionary<string, double?>(StringComparer.Ordinal) { [text] = i, [text + "x"] = null },
            Repairs = [text],
            Remarks = [text],
            Fields = new Dictionary<string, string>(StringComparer.Ordinal) { [text] = text, [text + "x"] = "" },
        }).ToList();
        var reports = Hostile.Select((text, i) => new Report
        {
            Id = text.Length is > 0 and < 400 ? text : i.ToString(),
            Publisher = text,
            Title = text,
            Source = text,
            Language = text,
            Note = text,
            Claims =
            [
                new Claim
                {
                    Kind = ClaimKind.Statement,
                    Subject = new ClaimSubject(text, [text], text, [text]) { Term = text },
                    Outcome = ReportedOutcome.Other,
                    Places = [text, text],
                    Speaker = text,
                    Addressee = text,
                    Span = new TextSpan(0, text.Length, text),
                    Doubt = text,
                },
            ],
        }).ToList();
        using (var session = Samples.Begin(store, "'; DROP TABLE imports; --\0"))
        {
            session.Add(rows);
            foreach (var text in Hostile)
            {
                session.SetAside(new SetAsideRow(1, Samples.Remark(1, text, text, text), text));
                session.Remark(Samples.Remark(1, text, text));
            }

            Samples.Complete(session, [.. rows[0].Fields.Keys]);
            Assert.Equal(Hostile, session.Rows().Select(r => r.Key));
            session.Accept();
        }

        store.SaveReports(reports);

        Assert.Equal("'; DROP TABLE imports; --\0", store.CurrentImport()!.File.Name);
        Assert.Equivalent(rows, store.CurrentRows().ToList(), strict: true);
        Assert.Equal(Hostile, store.SetAsideRows(store.CurrentImport()!.Id).Select(r => r.Text));
        Assert.Equal(Hostile, store.SetAsideRows(store.CurrentImport()!.Id).Select(r => FormattableString.Invariant(r.Reason.Suggestion!)));
        Assert.Equal(Hostile, store.Remarks(store.CurrentImport()!.Id).Select(r => FormattableString.Invariant(r.Message)));
        foreach (var report in reports)
        {
            Assert.Equivalent(report, store.FindReport(report.Id), strict: true);
            Assert.Equal(report.Id, Assert.Single(store.Claims(new ClaimQuery { Class = report.Publisher })).Report.Id);
            Assert.Equal(report.Id, Assert.Single(store.Claims(new ClaimQuery { Threats = [report.Publisher] })).Report.Id);
            Assert.Equal(SaveOutcome.Unchanged, store.SaveReport(report).Outcome);
        }
    }

    // The tests below compare whatever they make; so a property that is new in the model has to be made too.
    [Fact]
    public void Everything_that_the_model_can_say_is_made()
    {
        var rows = Anything.Row.Sample(200);
        var reports = Anything.Report.Sample(200);
        var claims = reports.SelectMany(r => r.Claims).ToList();
        var quantities = claims.Select(c => c.Quantity).OfType<HedgedQuantity>().ToList();

        string[] forgotten =
        [
            .. Forgotten(rows),
            .. Forgotten(rows.Select(r => r.Time)),
            .. Forgotten(reports).Where(f => f != "Report.Id"),
            .. Forgotten(claims),
            .. Forgotten(claims.Select(c => c.Subject)),
            .. Forgotten(claims.Select(c => c.Time).OfType<ReportedTime>()),
            .. Forgotten(claims.Select(c => c.Span).OfType<TextSpan>()),
            .. Forgotten(quantities),
        ];

        Assert.Empty(forgotten);
        Assert.Equal(["TextSpan.Length"], Forgotten([new TextSpan(1, 5, "a"), new TextSpan(2, 5, "b")]));

        // What has one value in all of them.
        static IEnumerable<string> Forgotten<T>(IEnumerable<T> all) =>
            from property in typeof(T).GetProperties()
            where property.CanWrite
            where all.Select(a => System.Text.Json.JsonSerializer.Serialize(property.GetValue(a), Lenient)).Distinct(StringComparer.Ordinal).Count() < 2
            select $"{typeof(T).Name}.{property.Name}";
    }

    [Fact]
    public void Every_row_comes_back_as_it_was()
    {
        using var store = EvidenceStore.Open(stores.New());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Anything.Row.ListOf().ToArbitrary(), generated =>
        {
            // Keys are the importer's to keep apart.
            var rows = generated.Select((r, i) => r with { Key = $"{r.Key} {i}" }).ToList();
            Samples.Import(store, rows, columns: rows.Count > 0 ? [.. rows[0].Fields.Keys] : []);
            Assert.Equivalent(rows, store.CurrentRows().ToList(), strict: true);
        }));
    }

    [Fact]
    public void Every_report_comes_back_as_it_was()
    {
        using var store = EvidenceStore.Open(stores.New());
        var number = 0;
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(100), Prop.ForAll(Anything.Report.ToArbitrary(), generated =>
        {
            var report = generated with { Id = $"report {number++}" };
            Assert.Equal(SaveOutcome.New, store.SaveReport(report).Outcome);
            Assert.Equal(SaveOutcome.Unchanged, store.SaveReport(report).Outcome);
            var stored = store.FindReport(report.Id)!;
            Assert.Equivalent(report, stored, strict: true);
            Assert.Equal(report.Published?.Kind, stored.Published?.Kind);
            Assert.Equivalent(report.Claims, store.Claims(new ClaimQuery { Report = report.Id }).OrderBy(c => c.Number).Select(c => c.Claim).ToList(), strict: true);
        }));
    }
}

/// <summary>Everything that the model can say.</summary>
internal static class Anything
{
    private static readonly Gen<string> Text = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(s => s ?? ""),
        Gen.Elements('a', 'Ї', '\0', '\u0010', '0', '\uD83D', '\uDE00', '\'', '"', '\\', '\n', '\uFFFF').ListOf().Select(c => string.Concat(c)));

    private static readonly Gen<IReadOnlyList<string>> Texts = Text.ListOf().Select(t => (IReadOnlyList<string>)[.. t]);

    private static readonly Gen<DateTime> Moment = ArbMap.Default.GeneratorFor<long>().Select(t => new DateTime((t & long.MaxValue) % (DateTime.MaxValue.Ticks + 1)));

    private static readonly Gen<double> Number = Gen.OneOf(Gen.Choose(0, 1000).Select(n => (double)n), ArbMap.Default.GeneratorFor<double>().Select(d => double.IsFinite(d) ? d : double.MaxValue));

    private static readonly Gen<IReadOnlyDictionary<string, double?>> Details =
        from names in Texts
        from numbers in Gen.ListOf(Perhaps(Number), 20)
        select (IReadOnlyDictionary<string, double?>)names.Distinct(StringComparer.Ordinal).Zip(numbers).ToDictionary(d => d.First, d => d.Second, StringComparer.Ordinal);

    private static readonly Gen<ReportedTime> Time = from a in Moment from b in Moment from day in ArbMap.Default.GeneratorFor<bool>() select new ReportedTime(a, b, day);

    private static readonly Gen<HedgedQuantity> Quantity =
        from stated in Perhaps(Number) from hedge in Gen.Elements(Enum.GetValues<Hedge>()) from high in Perhaps(Number) select new HedgedQuantity(stated, hedge, high);

    private static readonly Gen<ClaimSubject> Subject =
        from text in Text from threats in Texts from kind in Maybe(Text) from excluding in Texts from term in Maybe(Text) select new ClaimSubject(text, threats, kind, excluding) { Term = term };

    private static readonly Gen<TextSpan> Span = from a in Gen.Choose(0, int.MaxValue) from b in Gen.Choose(0, int.MaxValue) from text in Text select new TextSpan(a, b, text);

    private static readonly Gen<Claim> Claim =
        from kind in Gen.Elements(Enum.GetValues<ClaimKind>())
        from subject in Subject
        from outcome in Gen.Elements(Enum.GetValues<ReportedOutcome>())
        from quantity in Maybe(Quantity)
        from outOf in Maybe(Quantity)
        from places in Texts
        from time in Maybe(Time)
        from speaker in Maybe(Text)
        from addressee in Maybe(Text)
        from levers in Gen.Elements(Enum.GetValues<Lever>()).ListOf()
        from span in Maybe(Span)
        from doubt in Maybe(Text)
        select new Claim
        {
            Kind = kind,
            Subject = subject,
            Outcome = outcome,
            Quantity = quantity,
            OutOf = outOf,
            Places = places,
            Time = time,
            Speaker = speaker,
            Addressee = addressee,
            Levers = [.. levers],
            Span = span,
            Doubt = doubt,
        };

    public static readonly Gen<Report> Report =
        from publisher in Text
        from title in Maybe(Text)
        from published in Perhaps(Moment)
        from isUtc in ArbMap.Default.GeneratorFor<bool>()
        from source in Maybe(Text)
        from language in Maybe(Text)
        from confidence in Perhaps(Gen.Elements(Enum.GetValues<Confidence>()))
        from note in Maybe(Text)
        from claims in Claim.ListOf()
        select new Report
        {
            Id = "",
            Publisher = publisher,
            Title = title,
            Published = published is { } p && isUtc ? DateTime.SpecifyKind(p, DateTimeKind.Utc) : published,
            Source = source,
            Language = language,
            Confidence = confidence,
            Note = note,
            Claims = [.. claims],
        };

    public static readonly Gen<RecordRow> Row =
        from line in Gen.Choose(0, int.MaxValue)
        from key in Text
        from model in Text
        from threats in Texts
        from kind in Text
        from time in Time
        from launchPlace in Text
        from target in Text
        from launched in Perhaps(Number)
        from destroyed in Perhaps(Number)
        from notReached in Perhaps(Number)
        from stillFlying in Perhaps(Number)
        from source in Text
        from isNational in ArbMap.Default.GeneratorFor<bool>()
        from isTactical in ArbMap.Default.GeneratorFor<bool>()
        from destroyedDetails in Details
        from launchedDetails in Details
        from repairs in Texts
        from remarks in Texts
        from hasColumns in ArbMap.Default.GeneratorFor<bool>()
        from values in Gen.ListOf(Text, 3)
        from names in Texts
        select new RecordRow
        {
            Line = line,
            Key = key,
            Model = model,
            Threats = threats,
            Class = kind,
            Time = time,
            LaunchPlace = launchPlace,
            Target = target,
            Launched = launched,
            Destroyed = destroyed,
            NotReached = notReached,
            StillFlying = stillFlying,
            Source = source,
            IsNational = isNational,
            IsTactical = isTactical,
            DestroyedDetails = destroyedDetails,
            LaunchedDetails = launchedDetails,
            Repairs = repairs,
            Remarks = remarks,
            Fields = hasColumns
                ? values.Select((v, i) => ($"column {i}", v)).ToDictionary(f => f.Item1, f => f.v, StringComparer.Ordinal)
                : names.Distinct(StringComparer.Ordinal).ToDictionary(n => n, n => n + "!", StringComparer.Ordinal),
        };

    private static Gen<T?> Maybe<T>(Gen<T> some)
        where T : class => Gen.OneOf(some.Select(s => (T?)s), Gen.Constant<T?>(null));

    private static Gen<T?> Perhaps<T>(Gen<T> some)
        where T : struct => Gen.OneOf(some.Select(s => (T?)s), Gen.Constant<T?>(null));
}
