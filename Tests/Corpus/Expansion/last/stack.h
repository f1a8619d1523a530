in last
