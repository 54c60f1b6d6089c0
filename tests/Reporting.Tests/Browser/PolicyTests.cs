using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Testudo.Reporting.Tests.Browser;

/// <summary>The policy of a page: only the program that was built runs, and nothing is fetched.</summary>
public sealed partial class PolicyTests(Reader reader)
{
    /// <summary>Ways to put a program into a page.</summary>
    private static readonly (string What, string Script)[] Programs =
    [
        ("an inline script", "const s = document.createElement('script'); s.textContent = 'window.pwned = 1'; document.head.append(s)"),
        ("a module", "const s = document.createElement('script'); s.type = 'module'; s.textContent = 'window.pwned = 1'; document.head.append(s)"),
        ("a script from data", "const s = document.createElement('script'); s.src = 'data:text/javascript,window.pwned=1'; document.head.append(s)"),
        ("a script from a blob", "const s = document.createElement('script'); s.src = URL.createObjectURL(new Blob(['window.pwned=1'], { type: 'text/javascript' })); document.head.append(s)"),
        ("an error handler", "const d = document.createElement('div'); d.innerHTML = '<img src=\"data:,\" onerror=\"window.pwned=1\">'; document.body.append(d)"),
        ("a click handler", "const b = document.createElement('button'); b.setAttribute('onclick', 'window.pwned=1'); document.body.append(b); b.click()"),
        ("a frame", "const f = document.createElement('iframe'); f.srcdoc = '<script>parent.pwned=1</' + 'script>'; document.body.append(f)"),
        ("an address", "const a = document.createElement('a'); a.href = 'javascript:void(window.pwned=1)'; document.body.append(a); a.click()"),
    ];

    /// <summary>Ways to ask for something.</summary>
    private static readonly string[] Requests =
    [
        "new Image().src = url",
        "fetch(url, { mode: 'no-cors' }).catch(() => {})",
        "navigator.sendBeacon(url)",
        "const l = document.createElement('link'); l.rel = 'stylesheet'; l.href = url; document.head.append(l)",
        "const d = document.createElement('div'); d.style.background = `url(${url})`; d.textContent = '.'; document.body.append(d)",
        "const f = document.createElement('iframe'); f.src = url; document.body.append(f)",
        "const f = document.createElement('form'); f.action = url; document.body.append(f); f.submit()",
    ];

    [Fact]
    public async Task The_policy_allows_nothing_from_outside_and_only_the_program_of_the_page() =>
        await reader.Read(RaidPage.SecondOfJanuary, Look.Desktop, async visit =>
        {
            var policies = await visit.Ask<string[]>("() => [...document.querySelectorAll('head meta[http-equiv=\"Content-Security-Policy\" i]')].map(m => m.content)");
            var directives = Assert.Single(policies).Split(';', StringSplitOptions.TrimEntries).Select(d => d.Split(' ')).ToDictionary(d => d[0], d => d[1..], StringComparer.Ordinal);

            Assert.Equal(["'none'"], directives["default-src"]);
            Assert.Equal(["'none'"], directives["base-uri"]);
            Assert.Equal(["'none'"], directives["form-action"]);
            Assert.NotEmpty(directives["script-src"]);
            Assert.All(directives["script-src"], source => Assert.Matches(Hash(), source));
            Assert.All(directives.Values.SelectMany(sources => sources), source => Assert.DoesNotMatch(FromOutside(), source));
        });

    [Fact]
    public async Task The_policy_stands_before_everything_that_it_has_to_govern() =>
        await reader.Read(RaidPage.Tutorial, Look.Desktop, async visit =>
            Assert.Equal("", await visit.Ask<string>("""
                () => {
                  const head = [...document.head.children];
                  const policy = head.findIndex(e => e.httpEquiv?.toLowerCase() === 'content-security-policy');
                  return head.slice(0, policy).filter(e => !e.hasAttribute('charset')).map(e => e.outerHTML).join();
                }
                """)));

    [Fact]
    public async Task A_program_that_was_put_into_the_page_does_not_run()
    {
        foreach (var (what, script) in Programs)
        {
            // The attack is one: it works where there is no policy.
            await reader.Read(Unguarded(), Look.Desktop with { IsProvoked = true }, async visit => Assert.True(await Runs(visit, script), what));
        }

        await reader.Read(RaidPage.Tutorial, Look.Desktop with { IsProvoked = true }, async visit =>
        {
            foreach (var (what, script) in Programs)
            {
                var before = visit.Complaints.Count;
                Assert.False(await Runs(visit, script), what);
                Assert.True(visit.Complaints.Count > before, $"the policy says nothing of {what}");
            }
        });
    }

    [Fact]
    public async Task Nothing_is_fetched_from_outside_even_when_asked()
    {
        foreach (var request in Requests)
        {
            // The same is heard from a page without a policy, so silence means something.
            Assert.True(await IsHeard(Unguarded(), [request], mostSeconds: 10), request);
        }

        Assert.False(await IsHeard(reader.FileOf(RaidPage.Tutorial), Requests, mostSeconds: 2));
    }

    private static Task<bool> Runs(Visit visit, string script) =>
        visit.Ask<bool>($"() => {{ {script}; return new Promise(done => setTimeout(() => done('pwned' in window), 200)); }}");

    /// <summary>Whether anything that scripts in the page ask for reaches a server on this machine.</summary>
    private async Task<bool> IsHeard(string file, IEnumerable<string> scripts, double mostSeconds)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var heard = new TaskCompletionSource();
        var hearing = Hear(listener, heard);
        var url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/x.png";
        await reader.Read(file, Look.Desktop with { IsOffline = false, IsProvoked = true }, async visit =>
        {
            await visit.Ready();
            foreach (var script in scripts)
            {
                await visit.Ask($"url => {{ {script}; return null; }}", url);
            }

            await Task.WhenAny(heard.Task, Task.Delay(TimeSpan.FromSeconds(mostSeconds), TestContext.Current.CancellationToken));
        });
        listener.Stop();
        await hearing;
        return heard.Task.IsCompleted;
    }

    /// <summary>Waits for the first byte of a request. A connection alone is none: Chromium opens one before it asks the policy.</summary>
    private static async Task Hear(TcpListener listener, TaskCompletionSource heard)
    {
        var clients = new List<TcpClient>();
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync();
                clients.Add(client);
                _ = client.GetStream().ReadExactlyAsync(new byte[1]).AsTask().ContinueWith(_ => heard.TrySetResult(), TaskContinuationOptions.OnlyOnRanToCompletion);
            }
        }
        catch (SocketException)
        {
            // Nobody listens any more.
            clients.ForEach(c => c.Dispose());
        }
    }

    private string Unguarded() => reader.FileOf("unguarded", "<!doctype html><html data-ready=true><head><title>.</title></head><body></body></html>"u8.ToArray());

    [GeneratedRegex(@"^'sha(256|384|512)-[A-Za-z0-9+/=]+'$")]
    private static partial Regex Hash();

    [GeneratedRegex(@"unsafe-eval|http|\*|:\/\/")]
    private static partial Regex FromOutside();
}
