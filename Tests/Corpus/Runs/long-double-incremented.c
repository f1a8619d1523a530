static struct { long double v[2]; } data;
int main(void) { data.v[0]++; data.v[1] += 2; return 0; }
