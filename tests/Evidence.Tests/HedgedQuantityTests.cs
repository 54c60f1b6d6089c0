using Testudo.Evidence.Claims;

namespace Testudo.Evidence.Tests;

public sealed class HedgedQuantityTests
{
    [Theory]
    [InlineData(Hedge.Exact, 72, 72, 72)]
    [InlineData(Hedge.About, 160, 152, 168)]
    [InlineData(Hedge.About, 30, 25, 35)]
    [InlineData(Hedge.AtLeast, 5, 5, double.PositiveInfinity)]
    [InlineData(Hedge.Over, 100, 101, double.PositiveInfinity)]
    [InlineData(Hedge.UpTo, 20, 0, 20)]
    [InlineData(Hedge.Under, 20, 0, 19)]
    public void A_hedge_makes_an_interval(Hedge hedge, double stated, double low, double high)
    {
        var quantity = new HedgedQuantity(stated, hedge);

        Assert.Equal((low, high), (quantity.Low, quantity.High));
    }

    [Fact]
    public void About_160_agrees_with_158_and_over_100_does_not_agree_with_100()
    {
        Assert.True(new HedgedQuantity(160, Hedge.About).Agrees(HedgedQuantity.Of(158)));
        Assert.False(new HedgedQuantity(100, Hedge.Over).Agrees(HedgedQuantity.Of(100)));
        Assert.True(new HedgedQuantity(15, Hedge.Between, 20).Agrees(new HedgedQuantity(20, Hedge.AtLeast)));
    }
}
