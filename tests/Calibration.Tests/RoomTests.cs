using System.Reflection;

namespace Testudo.Calibration.Tests;

public sealed class RoomTests
{
    [Fact]
    public void The_room_carries_the_version_of_the_program()
    {
        var room = Assembly.Load("Testudo.Calibration").GetName().Version;

        Assert.Equal(typeof(RoomTests).Assembly.GetName().Version, room);
    }
}
