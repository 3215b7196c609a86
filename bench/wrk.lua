-- Requests the address that wrk is given, or, if PATHS names a file, the paths in it at random. With PAUSE, each connection rests between an
-- answer and its next request, for so many milliseconds on average. Prints one line for measure.py.
local paths = os.getenv("PATHS")
local pause = tonumber(os.getenv("PAUSE"))
local requests = {}

if paths then
    function init(args)
        for path in io.lines(paths) do
            requests[#requests + 1] = wrk.format("GET", path)
        end
        -- Each thread has a generator of its own, and with one seed all would choose the same paths
        math.randomseed(tonumber(tostring(requests):match("0x(%x+)"), 16) % 2147483647)
    end

    function request()
        return requests[math.random(#requests)]
    end
end

if pause then
    -- Pauses of one length would keep in step the connections that began together
    function delay()
        return math.random(0, 2 * pause)
    end
end

function done(summary, latency)
    local e = summary.errors
    print(string.format("RESULT %d %d %d %d %d %d %d", summary.requests, summary.duration, summary.bytes, latency:percentile(50),
        latency:percentile(99), e.status, e.connect + e.read + e.write + e.timeout))
end
