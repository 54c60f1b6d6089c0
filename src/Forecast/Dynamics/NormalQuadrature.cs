namespace Testudo.Forecast.Dynamics;

/// <summary>The quadrature of Gauss and Hermite for the standard normal distribution, exact for polynomials up to degree 29.</summary>
/// <remarks>Abramowitz and Stegun, "Handbook of mathematical functions" (1964), table 25.10, for the weight exp(-x²/2) scaled to one.</remarks>
internal static class NormalQuadrature
{
    private static readonly double[] NodesAtHand =
    [
        -6.363947888829839, -5.190093591304781, -4.1962077112690155, -3.2890824243987664, -2.432436827009758, -1.6067100690287297, -0.799129068324548, 0,
        0.799129068324548, 1.6067100690287297, 2.432436827009758, 3.2890824243987664, 4.1962077112690155, 5.190093591304781, 6.363947888829839,
    ];

    private static readonly double[] WeightsAtHand =
    [
        8.589649899633252e-10, 5.975419597920599e-07, 5.642146405189029e-05, 0.001567357503549956, 0.017365774492137616, 0.08941779539984437, 0.23246229360973225, 0.31825951825951815,
        0.23246229360973225, 0.08941779539984437, 0.017365774492137616, 0.001567357503549956, 5.642146405189029e-05, 5.975419597920599e-07, 8.589649899633252e-10,
    ];

    /// <summary>The number of nodes.</summary>
    public const int Count = 15;

    /// <summary>The nodes, in order.</summary>
    public static ReadOnlySpan<double> Nodes => NodesAtHand;

    /// <summary>Their weights; the sum is one.</summary>
    public static ReadOnlySpan<double> Weights => WeightsAtHand;
}
