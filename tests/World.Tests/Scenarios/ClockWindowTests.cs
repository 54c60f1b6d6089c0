using FsCheck.Fluent;
using Testudo.World.Scenarios;
using Testudo.World.Tests.Geodesy;

namespace Testudo.World.Tests.Scenarios;

public sealed class ClockWindowTests
{
    private const double Hour = 3600;
    private const double Day = 24 * Hour;

    private static readonly DateOnly Date = new(2024, 1, 2);

    [Theory]
    [InlineData("from 06:00 to 09:00", 6 * Hour, 9 * Hour)]
    [InlineData("from 6:00 to 9:00", 6 * Hour, 9 * Hour)]
    [InlineData("  from   06:00   to   09:00  ", 6 * Hour, 9 * Hour)]
    [InlineData("at 07:30", 7.5 * Hour, 7.5 * Hour)]
    [InlineData("at 07:30:15", (7.5 * Hour) + 15, (7.5 * Hour) + 15)]
    [InlineData("at 00:00", 0, 0)]
    [InlineData("at 23:59:59", Day - 1, Day - 1)]
    [InlineData("from 06:00 to 06:00", 6 * Hour, 6 * Hour)]
    public void Clock_times_belong_to_the_date(string text, double from, double to) => AssertRead(text, from, to);

    [Theory]
    [InlineData("from 22:00 to 02:00", 22 * Hour, 26 * Hour)]
    [InlineData("from 23:59:59 to 00:00", Day - 1, Day)]
    public void An_end_before_its_beginning_is_on_the_next_day(string text, double from, double to) => AssertRead(text, from, to);

    [Theory]
    [InlineData("from 2024-01-01 20:00 to 2024-01-02 08:00", -4 * Hour, 8 * Hour)]
    [InlineData("from 2024-01-01 20:00 to 02:00", -4 * Hour, 2 * Hour)]
    [InlineData("from 2024-01-01 20:00 to 22:00", -4 * Hour, -2 * Hour)]
    [InlineData("from 20:00 to 2024-01-03 02:00", 20 * Hour, 26 * Hour)]
    [InlineData("at 2024-01-05 00:00", 3 * Day, 3 * Day)]
    [InlineData("from 2023-12-26 00:00 to 2024-01-02 00:00", -7 * Day, 0)]
    public void A_date_may_be_written(string text, double from, double to) => AssertRead(text, from, to);

    [Theory]
    [InlineData("")]
    [InlineData("06:00")]
    [InlineData("06:00 to 09:00")]
    [InlineData("from 06:00 until 09:00")]
    [InlineData("from 6 to 9")]
    [InlineData("from 06.00 to 09.00")]
    [InlineData("at 24:00")]
    [InlineData("at 06:60")]
    [InlineData("at 06:00:60")]
    [InlineData("at 6:00 am")]
    [InlineData("at 2024-02-30 06:00")]
    [InlineData("at 2024-1-2 06:00")]
    [InlineData("at 02.01.2024 06:00")]
    [InlineData("at 2024-01-02T06:00")]
    [InlineData("at 2024-02-02 06:00")]
    [InlineData("from 2024-01-02 06:00 to 2024-01-01 06:00")]
    [InlineData("from 2023-12-26 00:00 to 2024-01-02 00:01")]
    [InlineData("from 06:00 to 09:00 to 12:00")]
    [InlineData("at ٠٧:٣٠")]
    public void Anything_else_is_refused(string text) => Assert.False(ClockWindow.TryParse(text, Date, out _));

    [Fact]
    public void The_forms_of_the_message_can_be_read()
    {
        foreach (var form in ClockWindow.Forms.Split("\", \""))
        {
            Assert.True(ClockWindow.TryParse(form.Trim('"'), Date, out _), form);
        }
    }

    [Theory]
    [InlineData(0, "00:00:00")]
    [InlineData(7.5 * Hour, "07:30:00")]
    [InlineData(Day - 0.4, "2024-01-03 00:00:00")]
    [InlineData(-1, "2024-01-01 23:59:59")]
    [InlineData(Day + 61, "2024-01-03 00:01:01")]
    public void A_moment_is_written_with_its_day_where_it_is_another(double seconds, string expected) =>
        Assert.Equal(expected, ClockWindow.Clock(seconds, Date));

    [Fact]
    public void What_is_written_is_read_back() => Positions.ForAll(
        Gen.Choose(-7 * 86_400, (8 * 86_400) - 1),
        seconds =>
        {
            Assert.True(ClockWindow.TryParse("at " + ClockWindow.Clock(seconds, Date), Date, out var window));
            Assert.Equal(new ClockWindow(seconds, seconds), window);
        });

    [Fact]
    public void A_window_without_an_end_date_is_shorter_than_a_day() => Positions.ForAll(
        Gen.Two(Gen.Choose(0, 86_399)),
        t =>
        {
            Assert.True(ClockWindow.TryParse($"from {ClockWindow.Clock(t.Item1, Date)} to {ClockWindow.Clock(t.Item2, Date)}", Date, out var window));
            Assert.Equal(t.Item1, window.From);
            Assert.InRange(window.To - window.From, 0, Day - 1);
            Assert.Equal(t.Item2, window.To % Day);
        });

    private static void AssertRead(string text, double from, double to)
    {
        Assert.True(ClockWindow.TryParse(text, Date, out var window));
        Assert.Equal(new ClockWindow(from, to), window);
    }
}
