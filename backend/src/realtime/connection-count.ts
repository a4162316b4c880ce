/** How many connections each address has open. */
export class ConnectionCount {
  private readonly byAddress = new Map<string, number>();

  constructor(private readonly connectionsPerAddressMax: number) {}

  isFull(address: string): boolean {
    return (this.byAddress.get(address) ?? 0) >= this.connectionsPerAddressMax;
  }

  open(address: string): void {
    this.byAddress.set(address, (this.byAddress.get(address) ?? 0) + 1);
  }

  close(address: string): void {
    const left = (this.byAddress.get(address) ?? 0) - 1;
    if (left > 0) this.byAddress.set(address, left);
    else this.byAddress.delete(address);
  }
}
