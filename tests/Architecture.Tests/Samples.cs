using System.Diagnostics.CodeAnalysis;

namespace Testudo.Architecture.Tests;

/// <summary>Made-up types that the conventions are tried on.</summary>
[SuppressMessage("Design", "CA1034:Nested types should not be visible", Justification = "The conventions look at public types.")]
[SuppressMessage("Design", "MA0053:Make class sealed", Justification = "An offender on purpose.")]
public static class Samples
{
    public enum Kind
    {
        None,
    }

    public interface IShape
    {
        int Corners { get; }
    }

    public class Open
    {
        public static int Shared { get; set; }

        public int Mutable { get; set; }

        public int Fixed { get; init; }

        public int Inner { get; private set; } = 1;

        public void Grow() => Inner++;
    }

    public abstract class Base
    {
        public abstract int Size { get; }
    }

    public readonly record struct Value(int Size);

    public sealed record Closed(int Size);
}
