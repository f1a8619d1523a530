double a = 1.0, b = .5, c = 1e10, d = 0x1.8p3, e = 1.f, f = 1e-3L, g = 08.5, h = 1.0i, i = 2.0f32;
double j = 1.2.3, k = 1e, l = 0x1.8;
