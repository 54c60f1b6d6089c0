using Testudo.Evidence.Claims;
using Testudo.World;
using Testudo.World.Text;

namespace Testudo.Evidence.Facts;

/// <summary>Reads what somebody said, promised or asked for.</summary>
internal static class StatementReader
{
    private enum Kind
    {
        Statement,
        Pledge,
        Request,
    }

    private enum Outcome
    {
        Other,
        Deployed,
        Delivered,
    }

    /// <summary>A statement before its report is complete.</summary>
    internal sealed record Draft(string Id, string ReportId, Claim Claim, Claim? Number);

    /// <summary>Reads a statement; what is wrong is noted in the reader's context.</summary>
    public static Draft? Read(MapReader reader, Catalogue catalogue, ReportShelf reports)
    {
        var id = reader.Id("id");
        var kind = reader.OneOf<Kind>("kind");
        var report = reports.ReadCitation(reader);
        var speaker = reader.Text("speaker", required: true);
        var addressee = reader.Text("addressee");
        var says = reader.Text("says", required: true);
        var levers = reader.ManyOf<Lever>("levers") ?? [];
        var number = reader.Count("number");
        var counted = reader.Text("of", required: number is not null);
        var outcome = reader.OneOf<Outcome>("outcome", Outcome.Other);
        var places = AccountReader.Places(reader, "where", catalogue);
        var doubt = reader.Text("doubt");
        var time = reader.Text("date") is { } date ? FactsText.Period(date) : null;
        if (reader.Node["date"] is ScalarNode { Value: { Length: > 0 } written } && time is null)
        {
            reader.Report("date", $"found \"{written}\" where a date was expected", $"write 2024, 2024-01 or 2024-01-02");
        }

        if (kind != Kind.Statement && levers.Count == 0 && reader.Node["levers"] is null && number is null)
        {
            reader.Report("kind", $"a pledge or a request is about something: give \"levers\" or a \"number\"");
        }

        if (counted is not null && number is null && reader.Node["number"] is null)
        {
            reader.Report("of", $"\"of\" says what a number counts, but there is no \"number\"");
        }

        reader.Finish();
        if (id is null || report is null || speaker is null || says is null)
        {
            return null;
        }

        var claim = new Claim
        {
            Kind = kind switch { Kind.Pledge => ClaimKind.Pledge, Kind.Request => ClaimKind.Request, _ => ClaimKind.Statement },
            Subject = ClaimSubject.Named(says),
            Outcome = outcome switch { Outcome.Deployed => ReportedOutcome.Deployed, Outcome.Delivered => ReportedOutcome.Delivered, _ => ReportedOutcome.Other },
            Places = places,
            Time = time,
            Speaker = speaker,
            Addressee = addressee,
            Levers = levers,
            Doubt = doubt,
        };
        var count = number is null || counted is null ? null : claim with { Subject = ClaimSubject.Named(counted), Quantity = number };
        reports.Say(report, count is null ? [claim] : [claim, count]);
        return new Draft(id, report, claim, count);
    }
}
