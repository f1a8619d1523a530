#define three(a,b,c) a ## b ## c
int k[] = { three(9,8,7), three(,6,5), three(4,,3), three(2,1,), three(20,,), three(,21,), three(,,22), three(,,) };
