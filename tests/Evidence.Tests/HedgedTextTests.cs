using Testudo.Evidence.Claims;
using Testudo.Evidence.Facts;

namespace Testudo.Evidence.Tests;

public sealed class HedgedTextTests
{
    [Theory]
    [InlineData("72", Hedge.Exact, 72)]
    [InlineData("10,000", Hedge.Exact, 10000)]
    [InlineData("about 160", Hedge.About, 160)]
    [InlineData("at least 5", Hedge.AtLeast, 5)]
    [InlineData("over 100", Hedge.Over, 100)]
    [InlineData("up to 1,000", Hedge.UpTo, 1000)]
    [InlineData("under 20", Hedge.Under, 20)]
    public void Counts_with_hedges_are_read_and_written_alike(string text, Hedge hedge, double stated)
    {
        Assert.True(HedgedText.TryParse(text, out var quantity, out _));
        Assert.Equal(new HedgedQuantity(stated, hedge), quantity);
        Assert.Equal(text.Replace("10000", "10,000", StringComparison.Ordinal), FormattableString.Invariant(HedgedText.Say(quantity!)));
    }

    [Fact]
    public void Two_bounds_and_no_number_are_read()
    {
        Assert.True(HedgedText.TryParse("between 15 and 20", out var between, out _));
        Assert.True(HedgedText.TryParse("some", out var some, out _));

        Assert.Equal(new HedgedQuantity(15, Hedge.Between, 20), between);
        Assert.Equal("between 15 and 20", FormattableString.Invariant(HedgedText.Say(between!)));
        Assert.Equal(new HedgedQuantity(null, Hedge.Unstated), some);
        Assert.Equal("some", FormattableString.Invariant(HedgedText.Say(some!)));
    }

    [Theory]
    [InlineData("abuot 160", "about 160")]
    [InlineData("atleast 5", "at least 5")]
    [InlineData("abuot 15 and 20", "between 15 and 20")]
    [InlineData("ober 1,000", "over 1000")]
    public void A_slip_is_answered_with_what_was_meant(string text, string meant)
    {
        Assert.False(HedgedText.TryParse(text, out var quantity, out var suggestion));
        Assert.Null(quantity);
        Assert.Equal(meant, suggestion);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-5")]
    [InlineData("1,00")]
    [InlineData("5.5")]
    [InlineData("1e9")]
    [InlineData("9999999999")]
    [InlineData("between 20 and 15")]
    [InlineData("about")]
    [InlineData("about some")]
    [InlineData("about 160 missiles")]
    [InlineData("٣")]
    public void Anything_else_is_not_read(string text) => Assert.False(HedgedText.TryParse(text, out _, out _));
}
