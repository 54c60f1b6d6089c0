using System.Reflection;

namespace Testudo.Campaigns.Tests;

public sealed class RoomTests
{
    [Fact]
    public void The_room_carries_the_version_of_the_program()
    {
        var room = Assembly.Load("Testudo.Campaigns").GetName().Version;

        Assert.Equal(typeof(RoomTests).Assembly.GetName().Version, room);
    }
}
