"""The raid that both peers simulate: as many threats and batteries as scenarios/2024-01-02.yaml has, with far fewer rules.

Numbers are medians of the shipped catalogue, rounded. There is no geography: a threat flies straight at its city, past the
batteries that stand there.
"""

# class: speed in m/s, probability of a good launch and flight
CLASSES = {
    "drone": (50, 0.90),
    "cruise": (200, 0.90),
    "ballistic": (1200, 0.93),
    "anti-radiation": (700, 0.90),
}

# (class, city, count, hours over which they arrive): 134 threats
SALVOS = [
    ("drone", "Kyiv", 5, 7), ("drone", "Odesa", 8, 7), ("drone", "Mykolaiv", 6, 7), ("drone", "Dnipro", 10, 7),
    ("drone", "Kharkiv", 3, 7), ("drone", "Zaporizhzhia", 3, 7),
    ("cruise", "Kyiv", 43, 1.5), ("cruise", "Kharkiv", 14, 2), ("cruise", "Dnipro", 6, 2), ("cruise", "Zaporizhzhia", 4, 2), ("cruise", "Khmelnytskyi", 6, 1.25),
    ("ballistic", "Kyiv", 12, 1.5), ("ballistic", "Kharkiv", 10, 3),
    ("anti-radiation", "Odesa", 2, 3), ("anti-radiation", "Mykolaiv", 2, 3),
]

# system: range m, channels, rounds, reaction s, speed of the interceptor m/s, kill probability by class
SYSTEMS = {
    "patriot": (60_000, 5, 28, 9, 1200, {"cruise": 0.75, "ballistic": 0.7, "anti-radiation": 0.6}),
    "s-300": (60_000, 6, 32, 15, 1200, {"cruise": 0.5, "anti-radiation": 0.3}),
    "medium": (25_000, 4, 16, 8, 800, {"drone": 0.8, "cruise": 0.65, "anti-radiation": 0.3}),
    "short": (6_000, 1, 8, 6, 600, {"drone": 0.6, "cruise": 0.4}),
    "fire-group": (2_000, 1, 40, 4, 800, {"drone": 0.25, "cruise": 0.03}),
}

# city: batteries of each system; 204 in all
LAYDOWN = {
    "Kyiv": {"patriot": 2, "s-300": 3, "medium": 4, "short": 10, "fire-group": 24},
    "Odesa": {"patriot": 1, "s-300": 2, "medium": 1, "short": 5, "fire-group": 24},
    "Mykolaiv": {"s-300": 1, "medium": 1, "short": 2, "fire-group": 18},
    "Dnipro": {"s-300": 2, "medium": 1, "short": 3, "fire-group": 24},
    "Kharkiv": {"s-300": 1, "medium": 1, "short": 3, "fire-group": 20},
    "Zaporizhzhia": {"s-300": 1, "medium": 2, "short": 2, "fire-group": 16},
    "Khmelnytskyi": {"s-300": 2, "medium": 2, "short": 2, "fire-group": 24},
}

DETECTED_AT = {"drone": 60_000, "cruise": 40_000, "ballistic": 150_000, "anti-radiation": 100_000}  # metres before the city
TRACK_DELAY = 25.0  # seconds
ASSESSMENT = 6.0  # seconds
LOOKS = 3
