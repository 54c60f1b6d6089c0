namespace Testudo.Evidence.Tests;

/// <summary>A small facts file, and mistakes in it that loader and editor should both see; also compiled into the tests of the command line, which have the checker of schemas.</summary>
internal static class FactsMistakes
{
    public const string Right = """
        reports:
          - id: seed
            publisher: A newspaper
            published: 2024-01-03
            source: https://example.org/seed
            confidence: press

        raids:
          - id: 2024-01-02
            from: 2024-01-01 20:00
            to: 2024-01-02 09:00
            accounts:
              - publisher: Air Force of Ukraine
                published: 2024-01-02
                source: kpszsu/posts/1
                confidence: official
                complete: true
                claims:
                  - {of: missiles, launched: 99, destroyed: 72}
                  - {of: Kinzhal, launched: 10, destroyed: 10}
                  - {of: [Kh-101/Kh-555, Kalibr], launched: about 73, lost: some}
              - report: seed
                targets: Kyiv
                claims:
                  - {of: missiles, destroyed: 72, outOf: 99}
                  - {of: missiles, excluding: Kalibr, launched: between 90 and 100}
                  - {of: people, killed: at least 5, injured: over 100}

        statements:
          - id: pledge
            kind: pledge
            report: seed
            speaker: NATO
            date: 2024-01
            says: intend to further strengthen its defense
            levers: [air-defence-systems, ammunition]
            number: up to 1,000
            of: missiles

        """;

    /// <summary>What is replaced by what.</summary>
    public static readonly (string From, string To)[] All =
    [
        ("raids:", "raid:"),
        ("from: 2024-01-01 20:00", "form: 2024-01-01 20:00"),
        ("to: 2024-01-02 09:00", "to: 2024-01-02"),
        ("    to: 2024-01-02 09:00\n", ""),
        ("to: 2024-01-02 09:00", "to: 2024-01-02 09:00\n    date: 2024-01-02"),
        ("id: 2024-01-02", "id: ../2"),
        ("        source: kpszsu/posts/1\n", ""),
        ("        published: 2024-01-02\n", ""),
        ("published: 2024-01-02", "published: 2 January 2024"),
        ("confidence: official", "confidence: sure"),
        ("complete: true", "complete: maybe"),
        ("report: seed\n        targets", "report: seed\n        publisher: Somebody\n        targets"),
        ("launched: about 73", "launched: roughly 73"),
        ("launched: about 73", "launched: -73"),
        ("launched: about 73", "launched: 7.5"),
        ("launched: between 90 and 100", "launched: between 90"),
        ("{of: Kinzhal, launched: 10, destroyed: 10}", "{launched: 10, destroyed: 10}"),
        ("{of: Kinzhal, launched: 10, destroyed: 10}", "{of: Kinzhal}"),
        ("{of: Kinzhal, launched: 10, destroyed: 10}", "{of: Kinzhal, killed: 10}"),
        ("{of: people, killed: at least 5, injured: over 100}", "{of: people, destroyed: 5}"),
        ("destroyed: 72, outOf: 99", "launched: 72, outOf: 99"),
        ("{of: Kinzhal, launched: 10", "{of: Kinzhal, excluding: Kalibr, launched: 10"),
        ("kind: pledge", "kind: promise"),
        ("levers: [air-defence-systems, ammunition]", "levers: [tanks]"),
        ("    of: missiles\n", ""),
        ("date: 2024-01\n", "date: January\n"),
        ("    speaker: NATO\n", ""),
    ];
}
