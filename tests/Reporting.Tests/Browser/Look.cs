using Microsoft.Playwright;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>How a page is looked at: on which screen, in which language, light or dark.</summary>
internal sealed record Look
{
    /// <summary>A desktop screen.</summary>
    public static readonly Look Desktop = new();

    /// <summary>A phone held upright.</summary>
    public static readonly Look Phone = new() { Width = 390, Height = 844, IsPhone = true };

    public int Width { get; init; } = 1440;

    public int Height { get; init; } = 900;

    public bool IsPhone { get; init; }

    /// <summary>Pixels of the screen in a pixel of the page.</summary>
    public float Scale { get; init; } = 1;

    /// <summary>The language of the browser.</summary>
    public string Locale { get; init; } = "en-GB";

    /// <summary>What follows the address, such as <c>#lang=uk</c>.</summary>
    public string Fragment { get; init; } = "";

    public bool IsDark { get; init; }

    /// <summary>Whether the reader asked for less motion.</summary>
    public bool IsStill { get; init; }

    public bool HasScripts { get; init; } = true;

    public bool IsOffline { get; init; } = true;

    /// <summary>Whether the test itself does what the page refuses; then nothing is checked at the end.</summary>
    public bool IsProvoked { get; init; }

    /// <summary>Every look that a reader may have: desktop, desktop in the dark, phone.</summary>
    public static Look Of(string name) => name switch
    {
        "desktop" => Desktop,
        "dark desktop" => Desktop with { IsDark = true },
        "phone" => Phone,
        "dark phone" => Phone with { IsDark = true },
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "no such look"),
    };

    /// <summary>The same in a language, by the address.</summary>
    public Look In(string language) => this with { Fragment = $"#lang={language}" };

    /// <summary>What the browser calls it.</summary>
    public BrowserNewContextOptions ForContext(IPlaywright playwright) => new(IsPhone ? playwright.Devices["Pixel 7"] : new BrowserNewContextOptions())
    {
        ViewportSize = new() { Width = Width, Height = Height },
        ScreenSize = new() { Width = Width, Height = Height },
        DeviceScaleFactor = Scale,
        Locale = Locale,
        ColorScheme = IsDark ? ColorScheme.Dark : ColorScheme.Light,
        ReducedMotion = IsStill ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        JavaScriptEnabled = HasScripts,
        AcceptDownloads = true,
        TimezoneId = "America/New_York",
    };
}
